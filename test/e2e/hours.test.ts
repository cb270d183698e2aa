import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { expectAccessible, inBrowser } from '#test/chromium';
import { allThere, callFrom, enterDemo, goWithin } from './at-work.ts';

/** The column of a day in the week, 1 Monday. */
const column = (page: Page, day: number): Locator => page.locator(`[data-day="${day}"]`);

/** Drags from one hour of a column to another. */
async function drag(page: Page, day: number, from: number, to: number): Promise<void> {
  const box = await column(page, day).boundingBox();
  assert.ok(box);
  const at = (hour: number) => box.y + (box.height * hour) / 24;
  const x = box.x + box.width / 2;
  await page.mouse.move(x, at(from));
  await page.mouse.down();
  await page.mouse.move(x, at((from + to) / 2));
  await page.mouse.move(x, at(to));
  await page.mouse.up();
}

inBrowser('the hours of somebody', (browsing) => {
  test('are painted, changed by keys and in exact times, and saved all at once', async () => {
    const page = await browsing().newPage({ viewport: { width: 1440, height: 1000 } });
    await enterDemo(page);
    const { id } = await callFrom<{ id: string }>(page, 'POST', '/api/resources', {
      kind: 'person',
      name: 'Coach Arun',
    });
    await goWithin(page, `/hours/${id}`);
    await allThere(page);
    await column(page, 1).scrollIntoViewIfNeeded();
    await drag(page, 1, 9, 12);
    const monday = (said: string) => column(page, 1).getByRole('button', { name: said });
    await monday('Monday: open 09:00–12:00').waitFor();
    await drag(page, 1, 12, 15);
    await monday('Monday: open 09:00–15:00').focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('ArrowDown');
    await monday('Monday: open 09:15–15:30').waitFor();

    // Past midnight, in exact times: it is drawn on Saturday too.
    await page.getByRole('button', { name: 'Add hours on Friday' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('From').fill('18:00');
    await dialog.getByLabel('Until').fill('02:00');
    await dialog.getByText('On Saturday, past midnight').waitFor();
    await dialog.getByRole('button', { name: 'Put in' }).click();
    assert.equal(await column(page, 6).getByRole('button').count(), 1);
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Save hours' }).click();
    await page.getByText('Saved.').first().waitFor();
    const { week } = await callFrom<{ week: { weekday: number; from: number; to: number }[] }>(
      page,
      'GET',
      `/api/resources/${id}/hours`,
    );
    assert.deepEqual(
      week.map(({ weekday, from, to }) => [weekday, from, to]),
      [
        [1, 555, 930],
        [5, 1080, 1560],
      ],
    );
  });
});
