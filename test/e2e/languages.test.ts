import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { type Browsing, expectAccessible, inBrowser, phone, shot } from '#test/chromium';
import {
  allThere,
  callFrom,
  complaintsOf,
  enterDemo,
  expectNoSidewaysScroll,
  goWithin,
} from './at-work.ts';
import { leftInEnglish } from './english.ts';
import { codeFor } from './mailed.ts';
import { inside, outside } from './pages.ts';

const speaks = { th: { name: 'ไทย', person: 'Ploy' }, fr: { name: 'Français', person: 'Napat' } };
const narrow = [
  '/today',
  '/start/mail',
  '/customers',
  '/import',
  '/settings/business',
  '/settings/team',
];
const desktop = { viewport: { width: 1440, height: 900 } };
const portalParts = [
  'bookings',
  'packages',
  'invoices',
  'details',
  'consents',
  'sessions',
  'privacy',
];
const strangers = [...outside.map(({ path }) => path), '/sign-in/mailbox', '/b/birdie'];

/** Routes of the staff app that none of some paths leads to. */
async function unvisited(paths: readonly string[]): Promise<string[]> {
  const source = await readFile(new URL('../../web/staff/routes.tsx', import.meta.url), 'utf8');
  const routes = [...source.matchAll(/path: '(.+)'/g)].map(([, route = '']) => route);
  // These lead somewhere else at once.
  const forwards = new Set(['/', '/start', '/settings']);
  return routes.filter((route) => {
    const pattern = new RegExp(`^${route.replaceAll(/\$\w+/g, '[^/]+')}$`);
    return !forwards.has(route) && !paths.some((path) => pattern.test(path.split(/[?#]/)[0] ?? ''));
  });
}

/** Finds where a language is chosen: a list that is there to see, or the menu of the person at work. */
async function findChoice(page: Page, person: string): Promise<void> {
  const lists = page.locator('select:visible').filter({ hasText: 'English' });
  const list = lists.filter({ hasText: 'ไทย' }).filter({ hasText: 'Français' });
  const menu = page.getByRole('button', { name: person, exact: true });
  await list.or(menu).first().waitFor({ timeout: 10_000 });
}

/** Signs a new customer in to the portal of a demo business. */
async function enterPortal(browsing: Browsing, page: Page): Promise<void> {
  const email = `mia${Date.now()}@people.example`;
  await callFrom(page, 'POST', '/api/b/birdie/session/code', { email });
  const code = await codeFor(browsing, email);
  await callFrom(page, 'POST', '/api/b/birdie/session', { email, code });
}

inBrowser('the screens', (browsing) => {
  for (const [language, { name, person }] of Object.entries(speaks))
    test(`speak ${language}, remember it, and stay within a phone`, async () => {
      const page = await browsing().newPage(phone);
      const complaints = complaintsOf(page);
      await enterDemo(page, 'Birdie Lounge', person);
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name }).click();
      await page.locator(`html[lang="${language}"]`).waitFor();
      for (const path of narrow) {
        await page.goto(path);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await allThere(page);
        assert.equal(await page.locator('html').getAttribute('lang'), language);
        await expectNoSidewaysScroll(page);
        await shot(page, `${path.slice(1).replace('/', '-')}-${language}`);
        await expectAccessible(page);
      }
      const elsewhere = await browsing().newPage({ locale: language });
      await elsewhere.goto('/sign-in');
      await elsewhere.getByRole('heading', { level: 1 }).waitFor();
      assert.equal(await elsewhere.locator('html').getAttribute('lang'), language);
      complaints.expectNone();
    });

  test('say nothing in English to whoever chose Thai or French, and let one choose on every page', async () => {
    const faults: string[] = [];
    const look = async (page: Page, language: 'th' | 'fr', path: string) => {
      await (page === atWork ? goWithin(page, path) : page.goto(path));
      await page.locator(`html[lang="${language}"]`).waitFor();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await allThere(page);
      const left = await leftInEnglish(page, language);
      if (left.length > 0) faults.push(`${language} ${path} says: ${left.join(' | ')}`);
      await findChoice(page, 'Napat Srisawat').catch((fault: Error) =>
        faults.push(`${language} ${path} lets nobody choose: ${fault.message.split('\n')[0]}`),
      );
    };
    const atWork = await browsing().newPage(desktop);
    await enterDemo(atWork);
    const paths = (await inside(atWork)).map((place) => place.path);
    assert.deepEqual(await unvisited([...strangers, ...paths]), []);
    for (const language of ['th', 'fr'] as const) {
      const stranger = await browsing().newPage({ ...desktop, locale: language });
      for (const path of strangers) await look(stranger, language, path);
      await enterPortal(browsing(), stranger);
      for (const part of portalParts) await look(stranger, language, `/b/birdie?${part}#${part}`);
      await atWork.goto('/today');
      await atWork.getByRole('button', { name: 'Napat' }).click();
      await atWork.getByRole('menuitem', { name: speaks[language].name }).click();
      // Whoever leaves before the words have come has not chosen yet.
      await atWork.locator(`html[lang="${language}"]`).waitFor();
      for (const path of paths) await look(atWork, language, path);
    }
    assert.deepEqual(faults, []);
  });

  test('hold still for whoever asks for it', async () => {
    const page = await browsing().newPage({ reducedMotion: 'reduce' });
    await enterDemo(page);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    const moving = await page.evaluate(
      () =>
        document.getAnimations().filter(({ effect }) => {
          const { duration } = effect?.getComputedTiming() ?? {};
          return typeof duration === 'number' && duration > 1;
        }).length,
    );
    assert.equal(moving, 0);
  });
});
