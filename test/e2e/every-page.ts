import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectAccessible, inBrowser, phone, shot } from '#test/chromium';
import { allThere, complaintsOf, enterDemo, expectNoSidewaysScroll, goWithin } from './at-work.ts';
import { inside, outside, type Place } from './pages.ts';

const screens = { desktop: { viewport: { width: 1440, height: 900 } }, phone };

/** Declares the test that looks at every page on a screen, in light and dark. */
export function everyPageOn(screen: keyof typeof screens): void {
  inBrowser('every page', (browsing) => {
    test(`is whole, readable and within a ${screen}, in light and dark`, async () => {
      const signedOut = await browsing().newPage(screens[screen]);
      const atWork = await browsing().newPage(screens[screen]);
      await enterDemo(atWork);
      const faults: string[] = [];
      for (const [page, all] of [
        [signedOut, outside],
        [atWork, await inside(atWork)],
      ] as const)
        for (const place of all)
          await look(page, place, screen).catch(async (fault: Error) => {
            const shown = await page.locator('body').innerText();
            faults.push(`${place.name}: ${fault.message}\nThere was: ${shown.slice(0, 1500)}`);
          });
      if (faults.length > 0) throw new Error(`\n${faults.join('\n\n')}`);
    });
  });
}

async function look(page: Page, place: Place, screen: string): Promise<void> {
  const complaints = complaintsOf(page);
  await open(page, place);
  await expectNoSidewaysScroll(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await shot(page, `${place.name}-${screen}-${colorScheme}`);
    await expectAccessible(page, colorScheme === 'light' ? 'everything' : 'colours');
  }
  complaints.expectNone();
}

// As people do who are at work: from page to page of what is loaded already.
async function open(page: Page, place: Place): Promise<void> {
  const { path, heading, last } = place;
  await page.emulateMedia({ colorScheme: 'light' });
  if (outside.includes(place)) await page.goto(path);
  else await goWithin(page, path);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  if (last !== undefined) await page.getByText(last).filter({ visible: true }).first().waitFor();
  await allThere(page);
}
