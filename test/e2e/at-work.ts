import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { untilQuiet } from '#test/chromium';

/** Signs in by one click on the sign-in page of the demo, and waits for the app. */
export async function enterDemo(
  page: Page,
  business = 'Birdie Lounge',
  person = 'Napat',
): Promise<void> {
  await page.goto('/sign-in');
  const sign = page.getByRole('listitem').filter({ hasText: person });
  await page
    .locator('div', { has: page.getByRole('heading', { name: business }) })
    .last()
    .locator(sign)
    .getByRole('button')
    .click();
  await page.getByRole('navigation').first().waitFor();
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
}

/**
 * Goes to another page of the app as its own links do, without loading the app again, and waits for its heading. Parts of
 * one page, told apart by what follows the path, have one heading.
 */
export async function goWithin(page: Page, path: string): Promise<void> {
  const before = await page.evaluateHandle((path) => {
    const heading = document.querySelector('h1');
    const part = new URL(path, location.href).pathname === location.pathname;
    history.pushState({}, '', path);
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
    return { heading, text: heading?.textContent, part };
  }, path);
  await page.waitForFunction(({ heading, text, part }) => {
    const now = document.querySelector('h1');
    return now !== null && (part || now !== heading || now.textContent !== text);
  }, before);
}

/**
 * Calls the API as the page's own scripts would, with its cookies.
 * @param body sent as JSON; a text is sent as a CSV file
 * @throws when it is refused
 */
export async function callFrom<Answer = Record<string, never>>(
  page: Page,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const { status, text } = await page.evaluate(
    async ({ method, path, body }) => {
      const isFile = typeof body === 'string';
      const answer = await fetch(path, {
        method,
        ...(body !== undefined && {
          body: isFile ? body : JSON.stringify(body),
          headers: { 'content-type': isFile ? 'text/csv' : 'application/json' },
        }),
      });
      return { status: answer.status, text: await answer.text() };
    },
    { method, path, body },
  );
  assert.ok(status < 300, `${method} ${path}: ${status} ${text}`);
  return (text === '' ? {} : JSON.parse(text)) as Answer;
}

/**
 * What a page complains of: errors on its console (breaches of its policy are among them), and scripts that broke.
 * Refusals, which the browser notes there too, are the page's to show.
 */
export interface Complaints {
  /** @throws with all of them, if there is one */
  expectNone(): void;
}

/** Listens to a page from now on. */
export function complaintsOf(page: Page): Complaints {
  const heard: string[] = [];
  page.on('console', (message) => {
    const isFault = message.type() === 'error' || message.type() === 'warning';
    if (isFault && !/with a status of 4\d\d/.test(message.text()))
      heard.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (fault) => heard.push(`${page.url()}: ${fault.stack ?? fault.message}`));
  return { expectNone: () => assert.deepEqual(heard, []) };
}

/** Waits until nothing on the page stands for something that is still on its way. */
export async function allThere(page: Page): Promise<void> {
  await untilQuiet(page);
  await page.locator('[class*="_skeleton_"]').first().waitFor({ state: 'detached' });
}

/** @throws with what sticks out, when the page can be pushed sideways */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const out = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 120));
  });
  assert.deepEqual(out, [], `${page.url()} is wider than the screen`);
}
