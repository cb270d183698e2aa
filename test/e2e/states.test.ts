import { test } from 'node:test';
import { expectAccessible, inBrowser, phone, shot } from '#test/chromium';
import { enterDemo } from './at-work.ts';

const lists = [
  { name: 'customers', path: '/customers', read: '/api/customers*', empty: 'No customers yet' },
  { name: 'bookings', path: '/bookings', read: '/api/bookings*', empty: 'No bookings yet' },
  {
    name: 'imports',
    path: '/import',
    read: '/api/imports*',
    empty: 'No file has been imported yet',
  },
  {
    name: 'jobs',
    path: '/jobs',
    read: '/api/jobs/counts',
    empty: 'Nothing has been sent to work yet',
  },
  { name: 'audit', path: '/audit', read: '/api/events*', empty: 'Nothing has happened yet' },
  { name: 'mailbox', path: '/mailbox', read: '/api/mailbox*', empty: 'No mail yet' },
  { name: 'keys', path: '/settings/keys', read: '/api/keys*', empty: 'No API key yet' },
  {
    name: 'webhooks',
    path: '/settings/webhooks',
    read: '/api/webhooks',
    empty: 'No endpoint yet',
  },
  { name: 'tags', path: '/settings/tags', read: '/api/tags*', empty: 'No tag yet' },
  { name: 'fields', path: '/settings/fields', read: '/api/fields*', empty: 'No custom field yet' },
  {
    name: 'locations',
    path: '/settings/locations',
    read: '/api/locations*',
    empty: 'No location yet',
  },
];

inBrowser('a list', (browsing) => {
  test('says what to do when it is empty, and what to try when the server fails', async () => {
    const page = await browsing().newPage(phone);
    await enterDemo(page);
    for (const { name, path, read, empty } of lists) {
      const is = (answer: object, status: number) =>
        page.route(read, (route) => route.fulfill({ status, json: answer }));
      await is({ rows: [], next: null }, 200);
      await page.goto(path);
      await page.getByText(empty).waitFor();
      await shot(page, `${name}-empty`);
      await expectAccessible(page);
      await page.unroute(read);
      await is({ title: 'A bug', status: 500, code: 'internal', request: 'r-1' }, 500);
      await page.goto(path);
      await page.getByText('This could not be shown').waitFor();
      await shot(page, `${name}-error`);
      await expectAccessible(page);
      await page.unroute(read);
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('This could not be shown').waitFor({ state: 'hidden' });
    }
  });

  test('that a role may not open says so', async () => {
    const page = await browsing().newPage(phone);
    await enterDemo(page, 'Birdie Lounge', 'Dome');
    for (const path of ['/import', '/jobs', '/audit', '/settings/keys', '/settings/webhooks']) {
      await page.goto(path);
      await page.getByText('Your role does not allow this').waitFor();
      await expectAccessible(page);
    }
    await shot(page, 'keys-denied');
  });

  test('that cannot reach the server says so, and comes back', async () => {
    const page = await browsing().newPage(phone);
    await enterDemo(page);
    await page.getByRole('navigation').getByRole('link', { name: 'Customers' }).click();
    await page.getByRole('searchbox').waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Today' }).click();
    await page.context().setOffline(true);
    await page.getByRole('navigation').getByRole('link', { name: 'Customers' }).click();
    await page.getByRole('searchbox').fill('nobody like that');
    await page.getByText('This could not be shown').waitFor();
    await shot(page, 'customers-offline');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Nobody found').waitFor();
  });
});
