import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { inBrowser } from '#test/chromium';
import { complaintsOf } from './at-work.ts';
import { codeIn } from './mailbox.ts';
import { openPostOffice } from './post-office.ts';

const post = await openPostOffice();
after(() => post.close());

// A server behind a proxy is no demo, wherever it listens.
const noDemo = {
  env: {
    TRUST_PROXY: '1',
    CLIENTELE_SMTP_URL: post.url,
    CLIENTELE_MAIL_FROM: 'Clientele <door@clientele.example>',
  },
};
const owner = 'anong@fairway.example';

inBrowser(
  'a business of one’s own',
  (browsing) => {
    let page: Page;
    before(async () => {
      page = await browsing().newPage();
    });

    test('the first owner sets it up by the one-time link', async () => {
      const link = /http:\/\/\S+\/setup\S+/.exec(browsing().program.output())?.[0];
      assert.ok(link !== undefined, browsing().program.output());
      const complaints = complaintsOf(page);
      await page.goto(link);
      await page.getByLabel('Your name').fill('Anong Suwan');
      await page.getByLabel('Your e-mail address').fill(owner);
      await page.getByLabel('Name of the business').fill('Fairway & Friends');
      assert.equal(await page.getByLabel('Address in links').inputValue(), 'fairway-friends');
      await choose(page, 'Country', 'Thailand');
      await choose(page, 'Currency', 'Thai Baht (THB)');
      assert.equal(
        await page.getByRole('combobox', { name: 'Time zone' }).inputValue(),
        'Asia/Bangkok',
      );
      await page.getByLabel('Name of the location').fill('Sukhumvit 24');
      await page.getByRole('button', { name: 'Set up the business' }).click();
      // What comes next is offered a step at a time; what is left of it stands on Today.
      await page.getByRole('heading', { level: 1, name: 'Business' }).waitFor();
      await page.getByRole('link', { name: 'Next: Locations' }).click();
      await page.getByText('Sukhumvit 24').first().waitFor();
      await page.getByRole('link', { name: 'Mail' }).first().click();
      await page.getByText('door@clientele.example').waitFor();
      await page.goto('/today');
      await page.getByRole('link', { name: 'Bring in the people you know' }).click();
      await page.getByRole('button', { name: 'Choose files' }).waitFor();
      await page.goto('/customers');
      await page.getByText('No customers yet').waitFor();
      assert.match(await page.locator('body').innerText(), /Fairway & Friends\s+Owner\s/);
      complaints.expectNone();

      const late = await browsing().newPage();
      await late.goto(link);
      await late.getByRole('heading', { name: 'This link does not work' }).waitFor();
      await late.goto('/sign-in');
      await late.getByRole('button', { name: 'Send code' }).waitFor();
      assert.equal(await late.getByText('Look around the demo').count(), 0);
    });

    test('a colleague is invited, and sees what a desk may see', async () => {
      await page.goto('/settings/team');
      await page.getByRole('button', { name: 'Invite somebody' }).click();
      const asked = page.getByRole('dialog');
      await asked.getByLabel('E-mail address').fill('desk@fairway.example');
      await asked.getByLabel('Role').selectOption('support');
      await asked.getByRole('button', { name: 'Send invitation' }).click();
      const invitations = page.getByRole('table', { name: 'Open invitations' });
      await invitations.getByText('desk@fairway.example').waitFor();

      const link = /http:\/\/\S+\/invitation\S+/.exec(await post.nextTo('desk@fairway.example'));
      const desk = await browsing().newPage();
      const complaints = complaintsOf(desk);
      await desk.goto(link?.[0] ?? '');
      await desk.getByRole('heading', { name: 'Join Fairway & Friends' }).waitFor();
      await desk.getByLabel('Your name').fill('Beam Chai');
      await desk.getByRole('button', { name: 'Accept invitation' }).click();
      await desk.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
      const places = desk.getByRole('navigation', { name: 'Main' }).first().getByRole('link');
      assert.deepEqual(await places.allInnerTexts(), [
        'Today',
        'Calendar',
        'Customers',
        'Reviews',
        'Bookings',
        'Waiting list',
        'Messages',
        'Payments',
        'Services',
        'Settings',
      ]);
      await desk.goto('/settings/business');
      await desk.getByText('Your role may look at this but not change it.').waitFor();
      assert.equal(await desk.getByRole('button', { name: 'Save changes' }).count(), 0);
      const parts = desk.getByRole('navigation', { name: 'Parts of the settings' });
      assert.equal(await parts.getByRole('link', { name: 'API keys' }).count(), 0);
      complaints.expectNone();
      for (const denied of ['/start/mail', '/settings/keys', '/jobs', '/audit', '/import']) {
        await desk.goto(denied);
        await desk.getByText('Your role does not allow this').waitFor();
      }
    });

    test('an API key is shown once, works, and stops working', async () => {
      await page.goto('/settings/keys');
      await page.getByRole('button', { name: 'Make API key' }).click();
      const form = page.getByRole('dialog');
      await form.getByLabel('Name').fill('Website');
      await form.getByRole('group', { name: 'Customers' }).getByText('See customers').click();
      await form.getByRole('button', { name: 'Make API key' }).click();
      const shown = page.getByRole('alertdialog');
      await shown.getByRole('heading', { name: 'Copy the key now' }).waitFor();
      const token = /\bck_[\w-]+/.exec(await shown.innerText())?.[0] ?? '';
      await shown.getByRole('button', { name: 'I have copied it' }).click();
      const table = page.getByRole('table', { name: 'API keys' });
      await table.getByRole('cell', { name: 'Website', exact: true }).waitFor();
      assert.ok(!(await page.content()).includes(token), 'the key is shown again');

      const answer = (path: string) =>
        fetch(`${browsing().program.url}${path}`, {
          headers: { authorization: `Bearer ${token}` },
        });
      assert.equal((await answer('/api/customers')).status, 200);
      assert.equal((await answer('/api/imports')).status, 403);
      await table.getByRole('button', { name: 'Acts for Website' }).click();
      await page.getByRole('menuitem', { name: 'Revoke key' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke key' }).click();
      await table.getByText('Revoked').waitFor();
      assert.equal((await answer('/api/customers')).status, 401);
    });

    test('a second factor is set up, and asked for at the next sign-in', async () => {
      await page.goto('/settings/two-step');
      await page.getByRole('button', { name: 'Turn on' }).click();
      await page.getByRole('img', { name: /^QR code/ }).waitFor();
      const secret = /\b[A-Z2-7]{32,}\b/.exec(await page.getByRole('main').innerText())?.[0] ?? '';
      const authenticator = new TOTP({ secret });
      await page.getByLabel('Code from the app').fill(authenticator.generate());
      await page.getByText('Two-step sign-in is on.').waitFor();

      const other = await browsing().newPage();
      await enterByMail(other, owner);
      await other.getByRole('heading', { name: 'Confirm it is you' }).waitFor();
      const seconds = 30;
      // A code counts once, so the second sign-in takes the one that comes next.
      const next = authenticator.generate({ timestamp: Date.now() + seconds * 1000 });
      await other.getByLabel('Code from your authenticator app').fill(next);
      await other.getByRole('heading', { name: 'Today' }).waitFor();

      await page.goto('/settings/sessions');
      await page.getByRole('button', { name: 'End session' }).click();
      await page.getByText('The session was ended.').waitFor();
      await other.getByRole('link', { name: 'Settings' }).first().click();
      await other.getByRole('heading', { name: 'Sign in' }).waitFor();
    });
  },
  noDemo,
);

async function choose(page: Page, label: string, choice: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(choice.slice(0, 6));
  await page.getByRole('option', { name: choice }).click();
}

async function enterByMail(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send code' }).click();
  await page.getByLabel('Code', { exact: true }).fill(codeIn(await post.nextTo(email)));
}
