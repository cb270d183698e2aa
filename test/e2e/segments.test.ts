import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectAccessible, inBrowser, shot } from '#test/chromium';
import { callFrom, complaintsOf, enterDemo, expectNoSidewaysScroll } from './at-work.ts';

inBrowser('choosing customers', (browsing) => {
  test('a segment is put together, counted, saved, shown, tagged, taken back and exported', async () => {
    const page = await browsing().newPage();
    const complaints = complaintsOf(page);
    await enterDemo(page);
    await callFrom(page, 'POST', '/api/tags', { name: 'Newsletter' });
    await page.goto('/customers');
    await page.getByRole('table').waitFor();
    const count = await makeSegment(page);
    await tagAll(page, count);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        await page.getByRole('button', { name: 'Choose all that are shown' }).click();
        await page.getByRole('link', { name: 'Export as CSV' }).click();
      })(),
    ]);
    assert.match(file.suggestedFilename(), /^customers .*\.csv$/);
    complaints.expectNone();
  });

  test('on a phone, customers are chosen by keyboard, tagged and exported, and columns are chosen', async () => {
    const page = await browsing().newPage({ viewport: { width: 390, height: 844 } });
    const complaints = complaintsOf(page);
    await enterDemo(page);
    await callFrom(page, 'POST', '/api/tags', { name: 'Phoned' });
    await page.goto('/customers');
    await page.getByRole('table').waitFor();
    const box = page.getByRole('checkbox', { name: /^Choose / });
    assert.equal(await box.first().isVisible(), false);
    await page.getByRole('button', { name: 'Choose several' }).press('Enter');
    await box.first().press('Space');
    await box.nth(1).press('Space');
    const chosen = page.getByRole('region', { name: 'Chosen customers' });
    await chosen.getByText('2 chosen').waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await chosen.getByRole('button', { name: 'What to do' }).press('Enter');
    await page.getByRole('menuitem', { name: /^Choose all [\d,]+ that match/ }).waitFor();
    await shot(page, 'choosing-on-a-phone');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Export as CSV' }).press('Enter'),
    ]);
    assert.match(file.suggestedFilename(), /^customers .*\.csv$/);
    await chosen.getByRole('button', { name: 'What to do' }).click();
    await page.getByRole('menuitem', { name: 'Tag' }).click();
    const tagging = page.getByRole('dialog', { name: 'Put tags on, take tags off' });
    await tagging.getByLabel('Phoned').selectOption({ label: 'Put on' });
    await tagging.getByText(/customers are gone through/).waitFor();
    await expectAccessible(page);
    await tagging.getByRole('button', { name: 'Change tags' }).click();
    await page.getByText('2 tags were changed.').waitFor();
    await page.getByRole('button', { name: 'Choose no more' }).click();
    await box.first().waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Columns' }).press('Enter');
    const columns = page.getByRole('dialog', { name: 'Columns of the list' });
    await columns.getByText('Language').click();
    await columns.getByRole('button', { name: 'Done' }).click();
    await page.locator('[data-phone="named"][data-header="Language"]:visible').first().waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    complaints.expectNone();
  });

  test('columns are chosen, and stay', async () => {
    const page = await browsing().newPage();
    await enterDemo(page);
    await page.goto('/customers');
    await page.getByRole('table').waitFor();
    await page.getByRole('button', { name: 'Columns' }).click();
    const columns = page.getByRole('dialog', { name: 'Columns of the list' });
    await columns.getByText('City').click();
    await expectAccessible(page);
    await columns.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('columnheader', { name: 'City' }).waitFor();
    await page.goto('/customers');
    await page.getByRole('columnheader', { name: 'City' }).waitFor();
  });
});

/** @returns how many customers the segment is of */
async function makeSegment(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const editor = page.getByRole('dialog', { name: 'Filter customers' });
  await editor.getByRole('button', { name: 'Add condition' }).click();
  await editor.getByLabel('About').selectOption({ label: 'E-mail address' });
  await editor.getByLabel('How', { exact: true }).selectOption({ label: 'is not known' });
  await editor
    .getByRole('status')
    .getByText(/customer/)
    .waitFor();
  await editor.getByRole('button', { name: 'Add group' }).click();
  await editor.getByRole('button', { name: 'Add condition' }).first().click();
  await editor.getByLabel('About').last().selectOption({ label: 'Number of profiles' });
  await editor.getByRole('button', { name: 'Add condition' }).last().click();
  await editor.getByLabel('About').last().selectOption({ label: 'Household' });
  await editor.getByLabel('How', { exact: true }).last().selectOption({ label: 'is in none' });
  await editor.getByRole('button', { name: 'Add condition' }).last().click();
  await editor.getByLabel('About').last().selectOption({ label: 'Permission' });
  await editor.getByLabel('How', { exact: true }).last().selectOption({
    label: 'was never spoken of',
  });
  await editor.getByLabel('Purpose').selectOption({ label: 'Reminders' });
  await editor.locator('[role=status]:not([data-stale])').waitFor();
  await expectAccessible(page);
  await editor.getByLabel('Name of the segment').fill('Nobody to write to');
  await editor.getByRole('button', { name: 'Save segment' }).click();
  await editor.waitFor({ state: 'hidden' });
  await page.waitForURL(/segment=/);
  await page.locator('table:not([data-stale])').waitFor();
  const saved = await callFrom<{ rows: { name: string; where: unknown }[] }>(
    page,
    'GET',
    '/api/segments',
  );
  const where = saved.rows.find(({ name }) => name === 'Nobody to write to')?.where;
  const { count } = await callFrom<{ count: number }>(page, 'POST', '/api/segments/preview', {
    where,
  });
  assert.ok(count > 0);
  return count;
}

async function tagAll(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: 'Choose all that are shown' }).click();
  const more = page.getByRole('button', { name: /^Choose all [\d,]+ that match/ });
  if (count > 50) await more.click();
  await page.getByRole('region', { name: 'Chosen customers' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Tag', exact: true }).click();
  const tagging = page.getByRole('dialog', { name: 'Put tags on, take tags off' });
  await tagging.getByLabel('Newsletter').selectOption({ label: 'Put on' });
  await tagging.getByText(/customers are gone through/).waitFor();
  await expectAccessible(page);
  await tagging.getByRole('button', { name: 'Change tags' }).click();
  await page.getByText(/tags were changed\./).waitFor();
  await page.getByRole('button', { name: 'Take back' }).click();
  await page.getByText('The tags are as they were.').waitFor();
}
