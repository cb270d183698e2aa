import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectAccessible, inBrowser, phone, shot } from '#test/chromium';
import { allThere, complaintsOf, enterDemo, expectNoSidewaysScroll } from './at-work.ts';

const speaks = {
  th: {
    name: 'ไทย',
    paths: [
      '/today',
      '/start/mail',
      '/customers',
      '/import',
      '/settings/business',
      '/settings/team',
    ],
  },
  fr: {
    name: 'Français',
    paths: [
      '/today',
      '/start/mail',
      '/customers',
      '/import',
      '/settings/business',
      '/settings/team',
    ],
  },
};

inBrowser('the screens', (browsing) => {
  for (const [language, { name, paths }] of Object.entries(speaks))
    test(`speak ${language}, remember it, and stay within a phone`, async () => {
      const page = await browsing().newPage(phone);
      const complaints = complaintsOf(page);
      await enterDemo(page, 'Birdie Lounge', language === 'th' ? 'Ploy' : 'Napat');
      await page.getByRole('button', { name: 'More', exact: true }).click();
      await page.getByRole('menuitem', { name }).click();
      await page.locator(`html[lang="${language}"]`).waitFor();
      for (const path of paths) {
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
