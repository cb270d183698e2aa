import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expectAccessible, inBrowser, phone, shot } from '#test/chromium';
import { callFrom, complaintsOf, enterDemo, expectNoSidewaysScroll } from './at-work.ts';
import { codeFor } from './mailed.ts';

const mostBytes = 120_000;
/** A business of the demo. */
const business = 'birdie';

/** A part of the portal in light and dark: accessible, within the phone, pictured. */
async function look(page: Page, name: string, screen = 'phone'): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await shot(page, `portal-${name}-${screen}-${colorScheme}`);
    await expectAccessible(page);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await expectNoSidewaysScroll(page);
}

inBrowser('the portal', (browsing) => {
  test('is signed in to by a code, and shows, changes, exports and asks to erase what is one’s own', async () => {
    const page = await browsing().newPage(phone);
    const complaints = complaintsOf(page);
    let bytes = 0;
    page.on('response', (answer) => {
      if (answer.url().endsWith('.js'))
        void answer.body().then((body) => (bytes += gzipSync(body).length));
    });
    await page.goto(`/b/${business}`);
    await page.getByRole('heading', { name: 'Sign in to see your data' }).waitFor();
    await page.waitForLoadState('networkidle');
    assert.ok(bytes > 30_000 && bytes <= mostBytes, `${bytes} bytes of JavaScript`);
    await look(page, 'sign-in');

    const email = `mia${Date.now()}@people.example`;
    await page.getByLabel('E-mail address').fill(email);
    await page.getByRole('button', { name: 'Send code' }).click();
    const first = await codeFor(browsing(), email);
    await page.getByRole('button', { name: 'Send a new code' }).click();
    await page.getByText('We sent a new code to').waitFor();
    await page.getByLabel('Code').fill(await codeFor(browsing(), email, first));
    await page.getByRole('button', { name: 'Sign in' }).click();

    await page.getByText('You have no bookings.').waitFor();
    await page.getByText('You have no packages.').waitFor();
    await look(page, 'overview');
    for (const part of ['Bookings', 'Packages', 'Invoices']) {
      await page.getByRole('link', { name: part, exact: true }).click();
      await page.getByRole('heading', { level: 1, name: part }).waitFor();
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await look(page, part.toLowerCase());
    }
    await page.getByRole('link', { name: 'My data' }).click();
    await page.getByRole('heading', { level: 1, name: 'My data' }).waitFor();
    await page.getByLabel('Given name').fill('Mia');
    await page.getByLabel('Family name').fill('Berg');
    await page.getByLabel('Birth date').fill('1990-02-03');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();

    const second = `berg${Date.now()}@people.example`;
    await page.getByRole('button', { name: 'Add e-mail address' }).click();
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(second);
    await page.getByRole('button', { name: 'Send code' }).click();
    await page.getByLabel('Code').fill(await codeFor(browsing(), second));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText(second).waitFor();
    await page.getByRole('button', { name: 'Add phone number' }).click();
    await page.getByRole('textbox', { name: 'Phone number' }).fill('hello');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('This is no phone number').waitFor();
    await page.getByRole('textbox', { name: 'Phone number' }).fill('+66 81 555 0404');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Not confirmed').waitFor();
    await look(page, 'details');

    await page.getByRole('link', { name: 'Messages' }).click();
    await page.getByRole('heading', { level: 1, name: 'Messages' }).waitFor();
    const offers = page.getByRole('region', { name: 'News and offers' }).getByLabel('E-mail');
    await offers.check();
    await page.getByText(/^Said on/).waitFor();
    assert.ok(await offers.isChecked());
    await look(page, 'consents');

    await page.getByRole('link', { name: 'Sign-in' }).click();
    await page.getByText('This device').waitFor();
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByRole('img', { name: 'QR code for the authenticator' }).waitFor();
    await look(page, 'sessions');

    await page.getByRole('link', { name: 'Privacy' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download my data' }).click();
    const file = await readFile(await (await downloading).path(), 'utf8');
    assert.ok(file.includes('Berg') && file.includes(second));
    await page.getByLabel('Type ERASE to ask for it').fill('ERASE');
    await page.getByRole('button', { name: 'Ask to be erased' }).click();
    await page.getByText(/^You asked to be erased on/).waitFor();
    await look(page, 'privacy');
    complaints.expectNone();

    await page.getByLabel('Language').selectOption('th');
    await page.getByRole('heading', { level: 1, name: 'ความเป็นส่วนตัว' }).waitFor();
    await page.getByRole('button', { name: 'ออกจากระบบ' }).click();
    await page.getByRole('heading', { name: 'เข้าสู่ระบบเพื่อดูข้อมูลของคุณ' }).waitFor();
  });

  test('is signed in to by a service, and linked to the record with one’s number by the code that went there', async () => {
    const page = await browsing().newPage({ viewport: { width: 1440, height: 900 } });
    await enterDemo(page);
    const number = '+66815550142';
    const { customer } = await callFrom<{ customer: string }>(page, 'POST', '/api/identify', {
      source: 'till',
      person: { fullName: 'Kritsada Demo', phones: [{ value: number }] },
    });
    await page.goto(`/customers/${customer}`);
    await page.getByRole('button', { name: 'Set tier' }).click();
    await page.getByLabel('Tier', { exact: true }).selectOption({ label: 'Gold' });
    await page.getByRole('dialog').getByRole('button', { name: 'Set tier' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    const guest = await browsing().newPage(phone);
    const complaints = complaintsOf(guest);
    await guest.goto(`/b/${business}/vip?stable_hash_id=${'0a1b2c3d'.repeat(4)}`);
    await guest.getByText('This link is from our earlier site.').waitFor();
    await guest.getByRole('button', { name: 'Continue with LINE' }).click();
    await guest.getByRole('heading', { name: 'In place of LINE' }).waitFor();
    await expectAccessible(guest);
    await guest.getByRole('button', { name: /Kritsada/ }).click();
    await guest.getByLabel('Phone number').fill(number);
    await guest.getByRole('button', { name: 'Send code' }).click();
    await guest.getByLabel('Code').fill(await codeFor(browsing(), number));
    await guest.getByRole('button', { name: 'Confirm' }).click();
    await guest.getByRole('region', { name: 'Your tier' }).getByText('Gold').waitFor();
    await look(guest, 'linked');

    await guest.getByRole('link', { name: 'Sign-in' }).click();
    await guest.getByRole('button', { name: 'Add Google' }).click();
    await guest.getByRole('heading', { name: 'In place of Google' }).waitFor();
    await guest.getByRole('button', { name: /Kritsada/ }).click();
    await guest.getByText('You can sign in with Google from now on.').waitFor();
    // As if they had signed in an hour ago: only the first answer is made up, the code that is asked for then is checked.
    await guest.route(
      '**/removal',
      (route) =>
        route.fulfill({
          status: 422,
          contentType: 'application/problem+json',
          json: { status: 422, code: 'proof_old', title: 'Prove first that it is you.' },
        }),
      { times: 1 },
    );
    await guest.getByRole('button', { name: 'Remove Google' }).click();
    await guest.getByRole('button', { name: `Send a code to ${number}` }).click();
    await guest.getByLabel('Code').fill('000000');
    await guest.getByRole('button', { name: 'Remove', exact: true }).click();
    await guest.getByRole('alert').waitFor();
    await look(guest, 'prove-again');
    await guest.getByLabel('Code').fill(await codeFor(browsing(), number));
    await guest.getByRole('button', { name: 'Remove', exact: true }).click();
    await guest.getByText(/^Removed\./).waitFor();
    await guest.getByRole('button', { name: 'Add Google' }).waitFor();
    complaints.expectNone();
  });

  test('staff see who asked, what a customer allows, and what they would no longer keep; and erase', async () => {
    const page = await browsing().newPage({ viewport: { width: 1440, height: 900 } });
    const complaints = complaintsOf(page);
    await enterDemo(page);
    await page.goto('/settings/privacy');
    const asked = page.getByRole('row', { name: /Mia Berg/ });
    await asked.waitFor();
    await page.getByLabel('Old and new values of changes, in days').fill('none');
    await page.getByText('Fill in a whole number').waitFor();
    await page.getByLabel('Old and new values of changes, in days').fill('30');
    await page.getByRole('button', { name: 'Count what would go' }).click();
    await page.getByText('The next run would do away with:').waitFor();
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByText('Saved').first().waitFor();
    await look(page, 'settings', 'desktop');

    await asked.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'Mia Berg' }).waitFor();
    await page.getByText('by e-mail.').waitFor();
    await page.getByRole('button', { name: 'Record permission' }).click();
    const said = page.getByRole('dialog');
    await said.getByLabel('Channel').selectOption('phone');
    await expectAccessible(page);
    await said.getByRole('button', { name: 'Record permission' }).click();
    await page.getByText(/^Aloud, .* by phone\./).waitFor();
    await look(page, 'customer', 'desktop');

    await page.getByRole('button', { name: 'Erase customer' }).click();
    const sure = page.getByRole('alertdialog');
    await sure.getByLabel('Type “Mia Berg” to confirm').fill('mia');
    await sure.getByRole('button', { name: 'Erase customer' }).click();
    await sure.getByText('does not confirm').waitFor();
    await expectAccessible(page);
    await sure.getByLabel('Type “Mia Berg” to confirm').fill('Mia Berg');
    await sure.getByRole('button', { name: 'Erase customer' }).click();
    await sure.waitFor({ state: 'detached' });
    for (;;) {
      await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
      if (await page.getByText('This customer was erased').isVisible()) break;
      await page.waitForTimeout(300);
    }
    assert.ok(!(await page.content()).includes('Berg'));
    await look(page, 'erased', 'desktop');
    complaints.expectNone();
  });

  test('is signed in to, read, taken along and left without JavaScript', async () => {
    const page = await browsing().newPage({ ...phone, javaScriptEnabled: false });
    await page.goto(`/b/${business}`);
    await page.getByRole('heading', { name: 'Sign in to see your data' }).waitFor();
    await shot(page, 'portal-plain-sign-in-phone-light');
    const email = `plain${Date.now()}@people.example`;
    await page.getByLabel('E-mail address').fill(email);
    await page.getByRole('button', { name: 'Send code' }).click();
    await page.getByLabel('Code').fill('000000');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Code').fill(await codeFor(browsing(), email));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'My data' }).waitFor();
    await page.getByText(email).waitFor();
    await page.getByText('To change it, allow JavaScript').waitFor();
    await page.getByText('your tier, bookings and packages are shown then').waitFor();
    await shot(page, 'portal-plain-data-phone-light');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download my data' }).click();
    const saved = await readFile(await (await download).path(), 'utf8');
    assert.ok(saved.includes(email));
    await page.getByRole('link', { name: 'Français' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mes données' }).waitFor();

    // Pages without scripts of their own, looked at by a browser that runs axe's.
    const looking = await browsing().newPage(phone);
    await looking.goto(`/b/${business}/plain`);
    await look(looking, 'plain-sign-in');
    await looking.context().addCookies(await page.context().cookies());
    await looking.goto(`/b/${business}/plain`);
    await look(looking, 'plain-data');

    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.getByRole('button', { name: 'Envoyer le code' }).waitFor();
    await looking.reload();
    await looking.getByRole('button', { name: 'Send code' }).waitFor();
  });

  test('plain forms obey the rules of the API: no other site, no other kind of body, nothing too large', async () => {
    const { program } = browsing();
    const post = (headers: Record<string, string>, body: string) =>
      fetch(`${program.url}/b/${business}/plain`, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body,
      });
    const code = 'act=code&email=somebody%40people.example';
    assert.equal((await post({ 'sec-fetch-site': 'cross-site' }, code)).status, 403);
    assert.equal((await post({ origin: 'https://evil.example' }, code)).status, 403);
    const own = { 'sec-fetch-site': 'same-origin' };
    assert.equal((await post(own, code)).status, 200);
    assert.equal((await post(own, 'act=code&email=nothing')).status, 422);
    assert.equal((await post({ ...own, 'content-type': 'text/plain' }, code)).status, 400);
    assert.equal((await post(own, `${code}&more=${'x'.repeat(5000)}`)).status, 400);
    assert.equal((await post(own, 'act=erase')).status, 400);
    const typed = encodeURIComponent('"><script>alert(1)</script>');
    const html = await (await post(own, `act=code&email=${typed}`)).text();
    assert.ok(!html.includes('<script>'));
    const none = await fetch(`${program.url}/b/nobody-here/plain`, {
      headers: { accept: 'text/html' },
    });
    assert.equal(none.status, 404);
  });

  test('says whose page it is without any script, and nothing where there is none', async () => {
    const { program } = browsing();
    const headers = { accept: 'text/html' };
    const page = await fetch(`${program.url}/b/${business}`, { headers });
    const html = await page.text();
    assert.equal(page.status, 200);
    assert.match(html, /<h1>[^_<]+<\/h1>/);
    assert.doesNotMatch(html, /__[A-Z]+__/);
    assert.equal((await fetch(`${program.url}/b/nobody-here`, { headers })).status, 404);
  });
});
