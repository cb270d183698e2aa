import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { expectAccessible, inBrowser, phone, shot } from '#test/chromium';
import { callFrom, complaintsOf, enterDemo, expectNoSidewaysScroll } from './at-work.ts';

interface Service {
  readonly id: string;
  readonly options: readonly { readonly minutes: number; readonly priceMinor: string }[];
  readonly prices: readonly { readonly weekdays: number[]; readonly percent: number | null }[];
  readonly needs: readonly { readonly resources: readonly { readonly id: string }[] }[];
  readonly pay: string;
  readonly depositPercent: number | null;
}

inBrowser('services', (browsing) => {
  test('one is added, priced by the hour, given what it needs, and archived', async () => {
    const page = await browsing().newPage({ viewport: { width: 1440, height: 900 } });
    const complaints = complaintsOf(page);
    await enterDemo(page);
    const bay = await callFrom<{ id: string }>(page, 'POST', '/api/resources', {
      kind: 'bay',
      name: 'Bay of the test',
    });
    await page.goto('/services');
    const id = await add(page, 'Simulator hour');

    await page.getByRole('button', { name: 'Add duration' }).click();
    await fill(page, 'Price', '500');
    await save(page);
    await page.getByRole('button', { name: 'Add rule' }).click();
    await page.getByRole('button', { name: 'Friday', exact: true }).click();
    await fill(page, 'Of its price', '150');
    await save(page);

    await page.getByRole('tab', { name: 'Who and what' }).click();
    await page.getByRole('button', { name: 'Add group' }).click();
    await page.getByText('Bay of the test').click();
    await expectAccessible(page);
    await shot(page, 'service-needs');
    await save(page);

    await page.getByRole('tab', { name: 'Payment and terms' }).click();
    await page.getByText('A deposit when booking').click();
    await save(page);
    await page.getByText('What was paid does not go back when you cancel.').waitFor();

    const kept = await callFrom<Service>(page, 'GET', `/api/services/${id}`);
    assert.deepEqual([kept.options[0]?.minutes, kept.options[0]?.priceMinor], [60, '50000']);
    assert.deepEqual([kept.prices[0]?.weekdays, kept.prices[0]?.percent], [[5, 6, 7], 150]);
    assert.equal(kept.needs[0]?.resources[0]?.id, bay.id);
    assert.deepEqual([kept.pay, kept.depositPercent], ['deposit', 20]);

    await page.goto('/services');
    await page
      .getByRole('row', { name: /Simulator hour/ })
      .getByText('On the booking page')
      .waitFor();
    await shot(page, 'services');
    await expectAccessible(page);
    await page
      .getByRole('button', { name: /Simulator hour/ })
      .last()
      .click();
    await page.getByRole('menuitem', { name: 'Archive' }).click();
    await page.getByText('Simulator hour is archived').waitFor();
    complaints.expectNone();
  });

  test('what is not saved yet survives a look at another part, and can be taken back', async () => {
    const page = await browsing().newPage(phone);
    await enterDemo(page);
    await page.goto('/services');
    await add(page, 'Draft of a lesson');
    await page.getByRole('tab', { name: 'About' }).click();
    await fill(page, 'Name', 'Lesson for two');
    await page.getByRole('tab', { name: 'Rules' }).click();
    await page.getByText('Confirmed at once').waitFor();
    await expectNoSidewaysScroll(page);
    await page.getByRole('tab', { name: 'About' }).click();
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    assert.equal(await name.inputValue(), 'Lesson for two');
    await shot(page, 'service-about-phone');
    await page.getByRole('button', { name: 'Take back changes' }).click();
    assert.equal(await name.inputValue(), 'Draft of a lesson');
  });

  test('how visitors see it stands beside the forms, with what is not saved yet', async () => {
    const page = await browsing().newPage({ viewport: { width: 1440, height: 1000 } });
    const complaints = complaintsOf(page);
    await enterDemo(page);
    const seen = await openPreviewed(page, 'Golf bay');
    await says(seen, 'Duration', '฿500', 'Mon–Thu, 17:00–22:00', '฿600', 'Fri–Sun', '฿650');
    await says(seen, '฿500 · To pay there', 'It can be moved until 3 hours before it begins.');
    await seen.getByRole('radio', { name: /2 hours/ }).check();
    await says(seen, '฿950 · To pay there', '฿1,140', '฿1,235');
    await shot(page, 'service-preview');
    await fill(page, 'Name', 'Golf bay for friends');
    await page.getByRole('textbox', { name: 'What to bring or know' }).fill('Flat shoes');
    await says(seen, 'Golf bay for friends', 'Good to know', 'Flat shoes');
    await seen.getByText('With what is not saved yet').waitFor();

    await page.getByRole('tab', { name: 'Durations and prices' }).click();
    await page.getByRole('textbox', { name: 'Of its price' }).first().fill('200');
    await page.getByRole('textbox', { name: 'Of its price' }).first().blur();
    await says(seen, '฿1,900', 'Golf bay for friends');
    await page.getByRole('tab', { name: 'Payment and terms' }).click();
    // What stood in the list of prices is gone with it; the texts are kept.
    await says(seen, '฿1,235', 'Golf bay for friends');
    await page.getByText('A deposit when booking').click();
    await says(seen, '฿950 · To pay now: ฿190', 'Book and pay ฿190');
    await says(seen, 'What was paid does not go back.');
    await page.reload();
    await says(seen, 'Golf bay for friends', 'To pay now: ฿100', 'What was paid does not go back.');
    await inEachLight(page, 'service-preview-unsaved');
    complaints.expectNone();
  });

  test('it is seen in each language, as it is written there', async () => {
    const page = await browsing().newPage({ viewport: { width: 1440, height: 1000 } });
    await enterDemo(page);
    const seen = await openPreviewed(page, 'Lesson');
    const language = seen.getByRole('combobox', { name: 'Language of the preview' });
    await language.selectOption('Français');
    await says(seen, 'Leçon', 'Un professeur et un box rien que pour vous.', 'Durée');
    // What nobody wrote in French is shown as it was written.
    await says(seen, 'Your swing on video');
    await says(seen, /À payer maintenant\u00a0: 900/);
    await shot(page, 'service-preview-fr');
    await page.getByRole('tab', { name: 'Languages' }).click();
    await page.getByRole('combobox', { name: 'Language', exact: true }).selectOption('ไทย');
    await says(seen, 'เรียนกอล์ฟ');
    await fill(page, 'Name', 'เรียนกับโค้ช');
    await says(seen, 'เรียนกับโค้ช');
    await shot(page, 'service-preview-th');
  });

  test('on a phone it is unfolded above the forms', async () => {
    const page = await browsing().newPage(phone);
    await enterDemo(page);
    const seen = await openPreviewed(page, 'Golf bay');
    const price = seen.getByText('฿500 · To pay there');
    assert.equal(await price.isVisible(), false);
    await shot(page, 'service-preview-folded-phone');
    await seen.getByText('How visitors see it').click();
    await price.waitFor();
    await fill(page, 'Name', 'Bay for friends');
    await says(seen, 'Bay for friends');
    await expectNoSidewaysScroll(page);
    await inEachLight(page, 'service-preview-phone');
  });
});

/** Opens the editor of a service of the demo. @returns what shows it as visitors see it */
async function openPreviewed(page: Page, name: string): Promise<Locator> {
  await page.goto('/services');
  await page.getByRole('link', { name }).first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  const seen = page.locator('aside, details').filter({ hasText: 'How visitors see it' });
  await seen.getByRole('heading', { level: 3, includeHidden: true }).waitFor({ state: 'attached' });
  return seen;
}

async function says(seen: Locator, ...texts: readonly (string | RegExp)[]): Promise<void> {
  for (const text of texts) await seen.getByText(text).first().waitFor();
}

/** Pictures of a page, and what axe says of it. */
async function inEachLight(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await shot(page, `${name}-${colorScheme}`);
    await expectAccessible(page, colorScheme === 'light' ? 'everything' : 'colours');
  }
}

/** Adds a service by its name. @returns its id */
async function add(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Add service' }).first().click();
  const asked = page.getByRole('dialog');
  await asked.getByRole('textbox', { name: 'Name' }).fill(name);
  await asked.getByRole('button', { name: 'Add service' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

async function fill(page: Page, name: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name, exact: true });
  await field.fill(text);
  await field.blur();
}

/** Presses the button to save that can be pressed, and waits until it is done. */
async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', disabled: false }).first().click();
  await page.getByText('Saved').last().waitFor();
  await page.getByRole('button', { name: 'Dismiss' }).last().click();
}
