import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { expectAccessible, inBrowser, phone, shot } from '#test/chromium';
import { callFrom, complaintsOf, expectNoSidewaysScroll } from './at-work.ts';
import { offer, type Offered } from './bookable.ts';

interface List {
  readonly rows: readonly unknown[];
}

const desktop = { viewport: { width: 1440, height: 900 } };

/** A step of booking in light and dark: accessible, within the screen, pictured. */
async function look(page: Page, name: string): Promise<void> {
  await expectNoSidewaysScroll(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await shot(page, `booking-${name}-${colorScheme}`);
    await expectAccessible(page, colorScheme === 'light' ? 'everything' : 'colours');
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

const times = (page: Page) =>
  page.getByRole('listbox', { name: 'Choose a time' }).getByRole('option');
const book = (page: Page) => page.getByRole('button', { name: 'Book', exact: true });

async function typeDetails(page: Page): Promise<void> {
  await page.getByLabel('Name').fill('Mia Berg');
  await page.getByLabel('E-mail address').fill(`mia${Date.now()}@people.example`);
}

inBrowser('the booking page', (browsing) => {
  let offered: Offered;
  before(async () => {
    offered = await offer(await browsing().newPage(desktop));
  });

  test('leads from a link to booked, and with details that the device remembers in three taps', async () => {
    const page = await browsing().newPage(phone);
    const complaints = complaintsOf(page);
    await page.goto('/b/birdie/book');
    await look(page, 'services-phone');
    await page.goto(offered.path);
    await times(page).first().waitFor();
    await look(page, 'times-phone');
    await times(page).first().tap();
    await page.getByRole('heading', { name: 'Your details' }).waitFor();
    await book(page).tap();
    await page.getByText('This is needed.').first().waitFor();
    await look(page, 'details-phone');
    await typeDetails(page);
    await page.getByLabel('Remember my details').check();
    await book(page).tap();
    await page.getByRole('heading', { name: 'Booked' }).waitFor();
    await look(page, 'done-phone');

    await page.goto(offered.path);
    await times(page).nth(1).tap();
    await page.getByText('Booking as').waitFor();
    await look(page, 'known-phone');
    await book(page).tap();
    await page.getByRole('heading', { name: 'Booked' }).waitFor();
    complaints.expectNone();
  });

  test('is done by the keyboard alone', async () => {
    const page = await browsing().newPage(desktop);
    await page.goto(offered.path);
    await times(page).first().waitFor();
    const chosen = page.getByRole('gridcell', { selected: true }).getByRole('button');
    await chosen.focus();
    const began = await chosen.getAttribute('aria-label');
    await page.keyboard.press('PageDown');
    await page.waitForFunction((label) => document.activeElement?.ariaLabel !== label, began);
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('role'));
    assert.equal(await focused(), 'option');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your details' }).waitFor();
    for (const typed of ['Kim Keys', `kim${Date.now()}@people.example`]) {
      await page.keyboard.press('Tab');
      await page.keyboard.type(typed);
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Booked' }).waitFor();
  });

  test('says why a time is gone, and shows those that are left', async () => {
    const [slow, quick] = [await browsing().newPage(phone), await browsing().newPage(phone)];
    for (const page of [slow, quick]) {
      await page.goto(offered.path);
      await times(page).nth(3).tap();
      await typeDetails(page);
    }
    await book(quick).tap();
    await quick.getByRole('heading', { name: 'Booked' }).waitFor();
    await book(slow).tap();
    await slow.getByRole('alert').getByText('Somebody was faster').waitFor();
    await times(slow).first().waitFor();
    await slow.waitForFunction(() => document.activeElement?.getAttribute('role') === 'option');
    await look(slow, 'lost-phone');
  });

  test('shows times in the zone of whoever looks, and in another where wished', async () => {
    const page = await browsing().newPage({ ...desktop, timezoneId: 'America/New_York' });
    await page.goto(offered.path);
    await page.getByRole('button', { name: /^Times in New York/ }).click();
    await page.getByLabel('Time zone').selectOption('Asia/Bangkok');
    await page.getByRole('button', { name: /^Times in .*Bangkok/ }).waitFor();
    assert.match(page.url(), /zone=Asia%2FBangkok/);
    await look(page, 'times-desktop');
  });

  for (const [language, heading] of [
    ['th', 'เลือกเวลา'],
    ['fr', 'Choisissez un horaire'],
  ] as const)
    test(`speaks ${language}`, async () => {
      const page = await browsing().newPage({ ...phone, locale: language });
      await page.goto(offered.path);
      await page.getByRole('listbox', { name: heading }).waitFor();
      await expectNoSidewaysScroll(page);
      await shot(page, `booking-times-phone-${language}`);
      await page.getByRole('combobox').last().selectOption('en');
      await page.getByRole('listbox', { name: 'Choose a time' }).waitFor();
    });

  test('can be read without a script', async () => {
    const page = await browsing().newPage({ ...phone, javaScriptEnabled: false });
    await page.goto(offered.path);
    await page.getByText('A bay of your own').first().waitFor();
    await page.getByText('Choosing a time needs JavaScript').waitFor();
  });

  test('keeps a card where the service asks for one, and says first what may be charged to it', async () => {
    const staff = await browsing().newPage(desktop);
    const { id, path } = await offer(staff, { pay: 'card_on_file', noShowMinor: '90000' });
    await callFrom(staff, 'PUT', '/api/payment-account/twin');
    const page = await browsing().newPage(phone);
    const complaints = complaintsOf(page);
    await page.goto(path);
    await times(page).first().tap();
    await page.getByText(/A card is asked for and kept. If nobody comes, \D*900/).waitFor();
    await typeDetails(page);
    await page.getByRole('button', { name: 'Book and give a card' }).tap();
    await page.getByRole('heading', { name: 'Give a card to keep' }).waitFor();
    await page.getByText(/Nothing is charged now. If nobody comes, \D*900/).waitFor();
    const till = page.getByRole('link', { name: 'Open the card page of the demo' });
    await till.waitFor();
    await look(page, 'card-phone');
    const beside = await browsing().newPage(phone);
    await beside.goto((await till.getAttribute('href')) ?? '');
    await beside.getByRole('button', { name: 'is refused' }).first().tap();
    await page.getByText('The card was refused.').waitFor();
    await beside.getByRole('button', { name: 'is taken' }).first().tap();
    await beside.getByText('The card is saved.').waitFor();
    await page.getByText('visa that ends in 4242').waitFor();
    await look(page, 'card-kept-phone');
    complaints.expectNone();

    const { rows } = await callFrom<{ rows: { id: string; status: string }[] }>(
      staff,
      'GET',
      `/api/bookings?service=${id}`,
    );
    assert.deepEqual(
      rows.map(({ status }) => status),
      ['confirmed'],
    );
    await staff.goto(`/bookings/${rows[0]?.id}`);
    await staff
      .getByText(/A card is kept: visa that ends in 4242. Where nobody comes, \D*900/)
      .waitFor();
  });

  test('says that nothing is to be booked where nothing is', async () => {
    const page = await browsing().newPage(phone);
    const answered = await page.goto('/b/birdie/book/nothing-like-it');
    assert.equal(answered?.status(), 404);
    await page.getByRole('heading', { name: 'There is nothing to book' }).waitFor();
    await expectAccessible(page);
  });

  test('puts whoever finds no time on the waiting list, and lets them leave it by their link', async () => {
    const staff = await browsing().newPage(desktop);
    const waited = await offer(staff);
    const waiting = async () =>
      (await callFrom<List>(staff, 'GET', `/api/waitlist?service=${waited.id}`)).rows.length;
    const page = await browsing().newPage(phone);
    const complaints = complaintsOf(page);
    await page.goto(waited.path);
    await page.getByRole('button', { name: /Join the waiting list/ }).tap();
    await page.getByRole('radio', { name: 'Evening' }).check();
    await typeDetails(page);
    await page.getByRole('button', { name: 'Join the waiting list' }).tap();
    await page.getByRole('heading', { name: 'You are on the waiting list' }).waitFor();
    await look(page, 'wait-done-phone');
    assert.equal(await waiting(), 1);
    await page.getByRole('link', { name: /leave the list/ }).tap();
    await page.getByText('Evening').waitFor();
    await look(page, 'waiting-phone');
    await page.getByRole('button', { name: 'Leave the waiting list' }).tap();
    await page.getByRole('heading', { name: 'You wait no more' }).waitFor();
    await look(page, 'waiting-left-phone');
    assert.equal(await waiting(), 0);
    await page.reload();
    await page.getByRole('heading', { name: 'You wait no more' }).waitFor();
    complaints.expectNone();
    await page.goto(`/b/birdie/waiting?#${new URL(page.url()).hash.slice(1, -2)}`);
    await page.getByRole('heading', { name: 'This link leads to no waiting list' }).waitFor();
  });

  test('asks what the business asks, and takes a wish that waits to be confirmed', async () => {
    const staff = await browsing().newPage(desktop);
    const asking = await offer(staff, { autoConfirm: false, terms: 'Be kind.', partyMax: 4 });
    await callFrom(staff, 'PUT', `/api/services/${asking.id}/questions`, {
      questions: [
        { label: 'Have you played before?', kind: 'yes_no', isRequired: true },
        { label: 'Which hand?', kind: 'choice', choices: ['Right', 'Left'] },
      ],
    });
    const page = await browsing().newPage(desktop);
    await page.goto(asking.path);
    await page.getByRole('button', { name: 'One more' }).click();
    await times(page).first().click();
    await typeDetails(page);
    await page.getByRole('button', { name: 'Ask for this time' }).click();
    await page.getByText('This is needed.').first().waitFor();
    await page.getByLabel('Yes').check();
    await page.getByLabel('Which hand?').selectOption('Left');
    await page.getByLabel('I accept the terms').check();
    await look(page, 'questions-desktop');
    await page.getByRole('button', { name: 'Ask for this time' }).click();
    await page.getByRole('heading', { name: 'Asked for' }).waitFor();
    await look(page, 'pending-desktop');
  });
});
