import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { inBrowser, shot } from '#test/chromium';
import { callFrom, enterDemo } from './at-work.ts';

inBrowser('the queue of reviews', (browsing) => {
  test('is worked by keys alone: on to the next case, an answer, and back again', async () => {
    const page = await browsing().newPage();
    await enterDemo(page);
    await page.goto('/reviews');
    const list = page.getByRole('list', { name: 'Cases' });
    await list.getByRole('listitem').first().waitFor();
    // As the list has them: the night's work may add to the queue meanwhile.
    const rows = await page.locator('[data-review]').all();
    const [first, second] = await Promise.all(
      rows.slice(0, 2).map((row) => row.getAttribute('data-review')),
    );
    assert.ok(first && second);
    await page.locator('main').focus();
    await page.keyboard.press('j');
    await page.waitForURL(`**/reviews/${second}`);
    await page.keyboard.press('k');
    await page.waitForURL(`**/reviews/${first}`);
    await page.getByRole('button', { name: 'Same person' }).waitFor();
    await page.keyboard.press('l');
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    assert.ok(!(await openCases(page)).includes(first), 'it is put back');
    await page.keyboard.press('Control+z');
    await page.getByText('Put back', { exact: true }).last().waitFor();
    await page.locator(`[data-review="${first}"]`).waitFor();
    assert.ok((await openCases(page)).includes(first), 'it is there again');
  });

  test('says each reason whole, in every language, where the list is narrow too', async () => {
    const page = await browsing().newPage();
    await enterDemo(page);
    for (const [language, name] of Object.entries({ th: 'ไทย', fr: 'Français', en: 'English' })) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.getByRole('button', { name: 'Napat' }).click();
      await page.getByRole('menuitem', { name }).click();
      await page.locator(`html[lang="${language}"]`).waitFor();
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto('/reviews');
        await page.locator('[data-review]').first().waitFor();
        assert.equal(await page.locator('html').getAttribute('lang'), language);
        const cut = await page
          .locator('[data-review] > :nth-child(3)')
          .evaluateAll((lines) =>
            lines
              .filter((line) => line.scrollWidth > line.clientWidth)
              .map((line) => line.textContent),
          );
        assert.deepEqual(cut, [], `${language} at ${width}`);
        await shot(page, `reviews-queue-${language}-${width}`);
      }
    }
  });

  test('where the customer of a case has another profile too, M makes the two customers one, and that is undone', async () => {
    const page = await browsing().newPage();
    await enterDemo(page);
    const { id, customer, candidate } = await caseOfSeveral(page);
    await page.goto(`/reviews/${id}`);
    await page.getByRole('button', { name: 'Join the customers' }).waitFor();
    await page.locator('main').focus();
    await page.keyboard.press('m');
    await page.getByRole('button', { name: 'Undo' }).waitFor();
    assert.equal(await whoIs(page, customer), candidate);
    await page.keyboard.press('Control+z');
    await page.getByText('Put back', { exact: true }).last().waitFor();
    assert.equal(await whoIs(page, customer), customer);
  });
});

/** An open case whose customer has another profile besides the one in question. */
async function caseOfSeveral(page: Page) {
  interface Case {
    reason: string;
    now: { customer: string };
    candidates: { customer: string }[];
  }
  const cases = await openCases(page);
  let id = cases.shift();
  const read = async () => callFrom<Case>(page, 'GET', `/api/reviews/${id}`);
  let found = await read();
  // Of a link that is doubted only the link is in question.
  for (; found.reason === 'doubted'; found = await read()) id = cases.shift();
  const { now, candidates } = found;
  const { profile } = await callFrom<{ profile: string }>(page, 'POST', '/api/identify', {
    source: 'guestbook',
    person: { fullName: 'Ingeborg Winterbourne' },
  });
  await callFrom(page, 'POST', `/api/profiles/${profile}/link`, { customer: now.customer });
  return { id, customer: now.customer, candidate: candidates[0]?.customer };
}

/** The customer that an id leads to. */
async function whoIs(page: Page, id: string): Promise<string> {
  return (await callFrom<{ id: string }>(page, 'GET', `/api/customers/${id}`)).id;
}

/** Ids of the cases to be decided now, in their order. */
async function openCases(page: Page): Promise<string[]> {
  interface Listed {
    rows: { id: string }[];
  }
  const { rows } = await callFrom<Listed>(page, 'GET', '/api/reviews?due=now');
  return rows.map(({ id }) => id);
}
