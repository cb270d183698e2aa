import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectAccessible, inBrowser } from '#test/chromium';
import { callFrom, enterDemo } from './at-work.ts';
import { peopleFile } from './people-file.ts';

inBrowser('without a mouse', (browsing) => {
  test('somebody signs in', async () => {
    const page = await browsing().newPage();
    await page.goto('/sign-in');
    await page.getByText('Look around the demo').waitFor();
    assert.equal(await focused(page), 'E-mail address');
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'Send code');
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'Napat · Owner');
    await expectRing(page);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  });

  test('a customer is found and opened, and one goes on to the next', async () => {
    const page = await browsing().newPage();
    await enterDemo(page);
    await page.keyboard.press('c');
    await arrive(page, 'Customers');
    await page.getByRole('table', { name: 'Customers' }).waitFor();
    await tabTo(page, 'Skip to the page');
    await page.keyboard.press('Enter');
    await page.keyboard.press('/');
    assert.equal(await focused(page), 'Search customers');
    await page.keyboard.type('srisawat');
    await page.waitForURL(/q=srisawat/);
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.search.includes('q='));
    await page.keyboard.press('Tab');
    await page.locator('table:not([data-stale])').waitFor();
    const names = await page.locator('main [data-row]').allInnerTexts();
    await page.locator('main').focus();
    await page.keyboard.press('j');
    assert.equal(await focused(page), names[0]);
    await expectRing(page);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    assert.equal(await focused(page), names[1]);
    await page.keyboard.press('Enter');
    await arrive(page, names[1] ?? '');
    await page.keyboard.press('e');
    await page.getByRole('dialog', { name: 'Edit customer' }).waitFor();
    assert.equal(await focused(page), 'Given name');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    // Focus goes back to where it was when the key was pressed.
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
    await page.keyboard.press('c');
    await arrive(page, 'Customers');
  });

  test('a file is imported and taken back', async () => {
    const page = await browsing().newPage();
    await enterDemo(page);
    const { name, csv } = peopleFile(60);
    // Asked for long before: until the browser has been told, a chooser opens unseen.
    const chooser = page.waitForEvent('filechooser');
    await tabTo(page, 'Imports');
    await page.keyboard.press('Enter');
    await arrive(page, 'Imports');
    await tabTo(page, 'Choose files');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await arrive(page, name);
    await tabTo(page, 'What Shoe size is taken for');
    await page.keyboard.type('Note');
    await page.getByText('You chose it').waitFor();
    await tabTo(page, 'Check file');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What the import would do' }).waitFor();
    await tabTo(page, 'Start import');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What came of it' }).waitFor();
    await tabTo(page, 'Take import back');
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    assert.equal(await focused(page), 'Cancel');
    await tabTo(page, 'Take import back');
    await page.keyboard.press('Enter');
    await page.getByText('This import was taken back.').waitFor();
  });

  test('the palette finds customers and pages, and ? tells the keys', async () => {
    const page = await browsing().newPage();
    await enterDemo(page);
    await page.keyboard.press('c');
    await arrive(page, 'Customers');
    const name = await page.locator('main [data-row]').nth(3).innerText();
    await page.keyboard.press('Control+k');
    const palette = page.getByRole('dialog', { name: 'Find anything' });
    await palette.waitFor();
    await page.keyboard.type(name);
    await choose(page, name);
    await palette.waitFor({ state: 'hidden' });
    await arrive(page, name);
    await page.keyboard.press('Control+k');
    await palette.waitFor();
    await page.keyboard.type('api keys');
    await palette.getByRole('menuitem', { name: 'API keys' }).click();
    await palette.waitFor({ state: 'hidden' });
    await arrive(page, 'API keys');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await help.getByText('Next or previous row').waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
  });

  test('before anything is typed, the palette offers whom one looked at last, the latest first', async () => {
    const page = await browsing().newPage();
    await enterDemo(page);
    const { rows } = await callFrom<{ rows: { id: string; name: string }[] }>(
      page,
      'GET',
      '/api/customers?limit=7',
    );
    for (const { id } of rows) {
      await page.goto(`/customers/${id}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    const palette = page.getByRole('dialog', { name: 'Find anything' });
    const offered = async () => {
      await page.keyboard.press('Control+k');
      const people = palette.getByRole('group', { name: 'Customers' }).getByRole('menuitem');
      await people.nth(4).waitFor();
      return people.evaluateAll((all) => all.map((one) => one.getAttribute('data-key')));
    };
    const latest = rows.map(({ id }) => id).toReversed();
    assert.deepEqual(await offered(), latest.slice(0, 5));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/customers/${latest[1]}`);
    await palette.waitFor({ state: 'hidden' });
    const [first, second, ...rest] = latest.slice(0, 5);
    assert.deepEqual(await offered(), [second, first, ...rest]);
    // Whatever can be done is there once, of whichever kind it is.
    const all = await palette
      .getByRole('menuitem')
      .evaluateAll((items) => items.map((one) => one.textContent));
    for (const words of ['Team', 'API keys', 'Import people', 'Your businesses'])
      assert.equal(all.filter((text) => text.startsWith(words)).length, 1, words);
    await expectAccessible(page);
  });

  test('the palette understands Thai and French words on an English screen', async () => {
    const page = await browsing().newPage();
    await enterDemo(page);
    const palette = page.getByRole('dialog', { name: 'Find anything' });
    for (const [typed, offered] of [
      ['ลูกค้า', 'Customers'],
      ['ทีม', 'Team'],
      ['นำเข้า', 'Import'],
      ['equipe', 'Team'],
      ['ÉQUIPE', 'Team'],
      ['se deconnecter', 'Sign out'],
    ] as const) {
      await page.keyboard.press('Control+k');
      await palette.getByRole('searchbox').fill(typed);
      await palette.getByRole('menuitem', { name: offered }).first().waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await palette.waitFor({ state: 'hidden' });
    }
    await page.keyboard.press('Control+k');
    await palette.getByRole('searchbox').fill('ทีม');
    await palette.getByRole('menuitem', { name: 'Team' }).click();
    await page.getByRole('heading', { level: 1, name: 'Team' }).waitFor();
  });
});

/** Waits until a page that was gone to is there, and reading begins with it: keys pressed before would be lost. */
async function arrive(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.locator('main:focus').waitFor();
}

/** Takes what the palette offers first, once that is this: what was found for fewer letters may still stand there. */
async function choose(page: Page, name: string): Promise<void> {
  const first = page.getByRole('menuitem', { name }).and(page.locator('[data-focused]'));
  await first.waitFor();
  await page.keyboard.press('Enter');
}

/** What the focused thing is called. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const labels = (element as HTMLInputElement).labels ?? [];
    const named = element.getAttribute('aria-label') ?? labels[0]?.innerText ?? element.innerText;
    return named.trim();
  });
}

/** Presses Tab until the thing of this name has the focus. @throws after going around the whole page */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let at = 0; at < 120; at += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === name) return expectRing(page);
  }
  throw new Error(`Tab never came to ${name}`);
}

/** @throws when whoever looks cannot see where the focus is */
async function expectRing(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const hasRing = (element: Element): boolean => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    };
    const focused = document.activeElement;
    // A row's link draws its ring around the row, a code's field around its places.
    for (let at = focused; at !== null && at !== document.body; at = at.parentElement)
      if (hasRing(at) || [...at.children].some(hasRing)) return true;
    return focused !== null && getComputedStyle(focused, '::after').outlineStyle !== 'none';
  });
  assert.ok(seen, `no ring around ${await focused(page)}`);
}
