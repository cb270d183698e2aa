import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { inBrowser } from '#test/chromium';
import { enterDemo } from './at-work.ts';
import { offer } from './bookable.ts';

const mostBytes = 200_000;

inBrowser('the first load', (browsing) => {
  for (const [what, signedIn, path] of [
    ['of the sign-in page', false, '/'],
    ['of Today', true, '/today'],
    ['of the list of customers', true, '/customers'],
  ] as const)
    test(`${what} takes at most 200 kB of JavaScript, gzipped`, async () => {
      const page = await browsing().newPage();
      if (signedIn) await enterDemo(page);
      const fresh = await page.context().newPage();
      const scripts = scriptsOf(fresh);
      await fresh.goto(path);
      const last = signedIn
        ? fresh.getByRole('table').first()
        : fresh.getByText('Look around the demo');
      await last.waitFor({ state: 'attached' });
      await fresh.waitForLoadState('networkidle');
      const bytes = [...(await scripts())].reduce((sum, [, size]) => sum + size, 0);
      assert.ok(bytes > 50_000, `only ${bytes} bytes were seen`);
      assert.ok(bytes <= mostBytes, `${bytes} bytes:\n${JSON.stringify([...(await scripts())])}`);
    });

  test('of the booking page takes at most 40 kB of JavaScript, gzipped', async () => {
    const { path } = await offer(await browsing().newPage());
    const fresh = await browsing().newPage();
    const scripts = scriptsOf(fresh);
    await fresh.goto(path);
    await fresh.getByRole('option').first().waitFor();
    await fresh.waitForLoadState('networkidle');
    const bytes = [...(await scripts())].reduce((sum, [, size]) => sum + size, 0);
    assert.ok(bytes > 10_000 && bytes <= 40_000, `${bytes} bytes`);
  });
});

/** What a page fetches of scripts from now on: bytes by address. */
function scriptsOf(page: Page): () => Promise<Map<string, number>> {
  const arriving: Promise<[string, number]>[] = [];
  page.on('response', (answer) => {
    if (!answer.url().endsWith('.js')) return;
    arriving.push(answer.body().then((body) => [answer.url(), gzipSync(body).length]));
  });
  return async () => new Map(await Promise.all(arriving));
}
