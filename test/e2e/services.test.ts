import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
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
});

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
