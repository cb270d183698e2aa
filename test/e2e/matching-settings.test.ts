import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectAccessible, inBrowser, phone, shot } from '#test/chromium';
import { allThere, callFrom, complaintsOf, enterDemo, expectNoSidewaysScroll } from './at-work.ts';

/** The tabs, what the address calls each, and words that stand on it alone. */
const tabs = [
  ['In force', 'now', 'Learn now'],
  ['Thresholds', 'thresholds', 'Your own thresholds'],
  ['Hard rules', 'rules', 'When proofs point at two customers'],
  ['Likeness', 'likeness', 'Compare with'],
  ['Versions', 'versions', 'Shipped version'],
] as const;

inBrowser('the settings of matching', (browsing) => {
  let page: Page;

  before(async () => {
    page = await browsing().newPage();
    await enterDemo(page);
    await callFrom(page, 'POST', '/api/matching/learn');
    for (;;) {
      const path = '/api/matching';
      const { versions } = await callFrom<{ versions: unknown[] }>(page, 'GET', path);
      if (versions.length > 1) break;
      await page.waitForTimeout(200);
    }
    await page.goto('/settings/matching');
    await page.getByRole('tab').first().waitFor();
  });

  test('are walked by keys from tab to tab, round the end and back, and the address says where one is', async () => {
    const complaints = complaintsOf(page);
    await page.getByRole('tab', { name: 'In force' }).click();
    for (const [at, [name, hash, words]] of tabs.entries()) {
      if (at > 0) await page.keyboard.press('ArrowRight');
      await shows(page, name, words);
      await page.waitForURL(`**/settings/matching#${hash}`);
      await allThere(page);
      await expectAccessible(page);
      await shot(page, `matching-${hash}`);
    }
    await page.keyboard.press('ArrowRight');
    await shows(page, 'In force', 'Learn now');
    await page.keyboard.press('End');
    await shows(page, 'Versions', 'Shipped version');
    await page.keyboard.press('Home');
    await shows(page, 'In force', 'Learn now');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    const panel = page.getByRole('tabpanel', { name: 'Thresholds' });
    assert.ok(await panel.evaluate((one) => one.contains(document.activeElement)));
    complaints.expectNone();
  });

  test('take no threshold out of bounds, and show what another would change', async () => {
    await open(page, 'Thresholds');
    const link = page.getByLabel('Link from, in per cent');
    const rehearse = page.getByRole('button', { name: 'Try on recent arrivals' });
    await link.fill('50');
    await page.getByText('Enter a number from 80 to 99.9.').waitFor();
    assert.ok(await rehearse.isDisabled());
    await link.fill('99,5');
    await rehearse.click();
    await page.getByText(/records, each judged anew without itself:/).waitFor();
    await page.getByRole('table', { name: 'Outcome' }).waitFor();
    await expectAccessible(page);
  });

  test('show what hard rules change before they are saved, and keep them', async () => {
    await open(page, 'Hard rules');
    const days = page.getByLabel('Phones within how many days');
    await days.fill('0');
    await page.getByText(/^Enter a number from 1 to /).waitFor();
    await days.fill('30');
    await page.getByLabel('Most phones of one customer').fill('2');
    await days.press('Enter');
    const asked = page.getByRole('alertdialog', { name: 'Save these hard rules?' });
    await asked.getByText('They count from the next arrival on').waitFor();
    await allThere(page);
    await expectAccessible(page);
    await asked.getByRole('button', { name: 'Save rules' }).click();
    await asked.waitFor({ state: 'hidden' });
    await open(page, 'Likeness');
    await open(page, 'Hard rules');
    assert.equal(await days.inputValue(), '30');
    const rules = await callFrom<{ phones: number; days: object }>(
      page,
      'GET',
      '/api/matching/rules',
    );
    assert.equal(rules.phones, 2);
    assert.deepEqual(rules.days, { emails: null, phones: 30, outsideIds: null, numbers: null });
  });

  test('use another version once it was shown what it would do', async () => {
    await open(page, 'Versions');
    const use = page.getByRole('button', { name: 'Use this version' });
    const other = page.getByRole('row').filter({ has: use }).last();
    const [name = ''] = /^(Version \d+|Shipped version)/.exec(await other.innerText()) ?? [];
    await other.getByRole('button').click();
    const asked = page.getByRole('alertdialog', { name: `${name}: use it from now on?` });
    await asked.getByRole('table', { name: 'Outcome' }).waitFor();
    await asked.getByRole('button', { name: 'Use this version' }).click();
    await asked.waitFor({ state: 'hidden' });
    await page.getByRole('row', { name }).getByText('In force').waitFor();
  });

  test('stay within a phone', async () => {
    await page.setViewportSize(phone.viewport ?? { width: 390, height: 844 });
    for (const [name, , words] of tabs) {
      await open(page, name);
      await shows(page, name, words);
      await allThere(page);
      await expectNoSidewaysScroll(page);
    }
  });
});

async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
  await page.getByRole('tabpanel', { name }).waitFor();
}

/** One tab is chosen, and what it shows is all there is to see. */
async function shows(page: Page, name: string, words: string): Promise<void> {
  const panel = page.getByRole('tabpanel', { name });
  await panel.getByText(words).first().waitFor();
  assert.deepEqual(await page.getByRole('tab', { selected: true }).allInnerTexts(), [name]);
  assert.equal(await page.getByRole('tabpanel').count(), 1);
}
