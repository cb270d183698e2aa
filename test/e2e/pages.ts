import type { Page } from 'playwright-core';
import { serviceParts } from '../../web/staff/searches.ts';
import { settingsParts } from '../../web/staff/shell/places.ts';
import { privacy } from '../../web/words/en/privacy.ts';
import { settings } from '../../web/words/en/settings.ts';
import { start } from '../../web/words/en/today.ts';
import { matching } from '../../web/words/en/matching.ts';
import { callFrom } from './at-work.ts';
import { peopleFile, plainTwice } from './people-file.ts';

/** Headings of parts of the settings whose words stand elsewhere. */
const ownTitles = new Map<string, string>([
  ['privacy.title', privacy.title],
  ['matching.title', matching.title],
]);

/** A page to look at: the name of its pictures, its path, and what is there once it is drawn. */
export interface Place {
  readonly name: string;
  readonly path: string;
  /** A level-1 heading, or what begins with it. */
  readonly heading: string | RegExp;
  /** Drawn last, where the heading is not. */
  readonly last?: string | RegExp;
}

/** Pages for whoever is not signed in. */
export const outside: readonly Place[] = [
  { name: 'sign-in', path: '/sign-in', heading: 'Sign in', last: 'Look around the demo' },
  { name: 'link-dead', path: `/setup#${'x'.repeat(43)}`, heading: 'This link does not work' },
  {
    name: 'invitation-dead',
    path: `/invitation#${'x'.repeat(43)}`,
    heading: 'This link does not work',
  },
];

/**
 * Every page of somebody at work. Fills the business first, so that each has something to show.
 * @param page of an owner, signed in
 */
export async function inside(page: Page): Promise<Place[]> {
  const people = await peopleThere(page);
  return [
    { name: 'businesses', path: '/businesses', heading: 'Choose a business' },
    { name: 'today', path: '/today', heading: 'Today', last: 'New customers' },
    ...placesOfPeople(people),
    ...(await placesOfBooking(page)),
    { name: 'imports', path: '/import', heading: 'Imports', last: 'members-2026.csv' },
    { name: 'import-plan', path: `/import/${people.planned}`, heading: people.file },
    {
      name: 'import-done',
      path: `/import/${people.done}`,
      heading: 'members-2026.csv',
      last: 'Why not',
    },
    { name: 'mirror', path: '/mirror', heading: 'Mirror', last: 'Look at samples' },
    { name: 'jobs', path: '/jobs', heading: 'Jobs', last: 'Attempts' },
    { name: 'audit', path: '/audit', heading: 'Audit' },
    { name: 'mailbox', path: `/mailbox?id=${people.mail}`, heading: 'Mailbox', last: 'As text' },
    ...settingsParts.map(({ part, words }) => ({
      name: `settings-${part}`,
      path: `/settings/${part}`,
      heading: ownTitles.get(words) ?? settings[words.split('.')[1] as 'team'].title,
    })),
    ...(['mail', 'backup'] as const).map((step) => ({
      name: `start-${step}`,
      path: `/start/${step}`,
      heading: start[step].title,
    })),
    { name: 'nowhere', path: '/nowhere', heading: /./, last: 'There is nothing here' },
  ];
}

/** Who and what is looked at on pages of people. */
interface People {
  readonly file: string;
  readonly planned: string;
  readonly done: string;
  readonly customer: string | undefined;
  readonly name: string;
  readonly other: string | undefined;
  readonly mail: string;
}

/** Brings people from a file, and what else such pages show. */
async function peopleThere(page: Page): Promise<People> {
  const file = peopleFile(300);
  const planned = await uploaded(page, file.name, file.csv);
  const done = await uploaded(page, 'members-2026.csv', file.csv);
  await callFrom(page, 'POST', `/api/imports/${done}/start`);
  await atRest(page, done);
  await callFrom(page, 'POST', '/api/keys', { name: 'Website', acts: ['customers.read'] });
  await callFrom(page, 'POST', '/api/webhooks', {
    url: 'https://hooks.example.com/clientele/messages-of-the-lounge',
    eventTypes: ['import.undone'],
  });
  const { first } = plainTwice(file);
  const query = encodeURIComponent(first.emails[0] ?? '');
  const found = await callFrom<{ rows: { id: string }[] }>(
    page,
    'GET',
    `/api/customers?q=${query}`,
  );
  const customer = found.rows[0]?.id;
  const other = await otherThan(page, customer);
  await callFrom(page, 'POST', '/api/session/code', { email: 'coach@birdie.example' });
  const mail = await oneMail(page);
  const name = `${first.given} ${first.family}`;
  return { file: file.name, planned, done, customer, name, other, mail };
}

const placesOfPeople = ({ customer, name, other }: People): readonly Place[] => [
  { name: 'customers', path: '/customers', heading: 'Customers', last: /@\w+\.example/ },
  { name: 'customer', path: `/customers/${customer}`, heading: name, last: 'All together' },
  merging(`/customers/${customer}/merge?other=${other}`),
  { name: 'reviews', path: '/reviews', heading: 'Reviews' },
  { name: 'duplicates', path: '/duplicates', heading: 'Probable duplicates' },
  {
    name: 'stale-links',
    path: '/stale-links',
    heading: 'Stale links',
    last: /Last heard of|No stale links/,
  },
];

/** Pages of what is booked, what it is paid with, and what is written about it. */
async function placesOfBooking(page: Page): Promise<readonly Place[]> {
  const { service, bay } = await madeService(page);
  const { message } = await callFrom<{ message: string }>(
    page,
    'POST',
    '/api/templates/confirmation/en/sample',
  );
  const paid = await paidOnSite(page);
  return [
    { name: 'messages', path: '/messages', heading: 'Messages' },
    { name: 'message', path: `/messages/${message}`, heading: /./ },
    { name: 'templates', path: '/messages/templates', heading: 'Templates' },
    { name: 'template', path: '/messages/templates/confirmation/en', heading: /./ },
    { name: 'payments', path: '/payments', heading: 'Payments' },
    { name: 'payments-of-one', path: `/payments/booking/${paid}`, heading: /./ },
    { name: 'calendar', path: '/calendar', heading: 'Calendar' },
    { name: 'calendar-week', path: '/calendar?by=week', heading: 'Calendar' },
    { name: 'waitlist', path: '/waitlist', heading: 'Waiting list' },
    { name: 'bookings', path: '/bookings?span=days', heading: 'Bookings' },
    { name: 'booking', path: `/bookings/${await oneBooking(page)}`, heading: /./ },
    { name: 'hours', path: `/hours/${bay}`, heading: 'Bay by the window' },
    { name: 'services', path: '/services', heading: 'Services', last: 'On the booking page' },
    ...serviceParts.map((part) => ({
      name: `service-${part}`,
      path: `/services/${service}?part=${part}`,
      heading: 'Bay for an hour',
    })),
  ];
}

/** @returns the id of somebody else */
async function otherThan(page: Page, customer: string | undefined): Promise<string | undefined> {
  const path = '/api/customers?limit=2';
  const { rows } = await callFrom<{ rows: { id: string }[] }>(page, 'GET', path);
  return rows.find(({ id }) => id !== customer)?.id;
}

/** Two customers side by side. */
const merging = (path: string): Place => ({
  name: 'merge',
  path,
  heading: 'Merge customers',
  last: 'All together',
});

/** @returns the id of an import whose columns are taken for what they were guessed to be */
async function uploaded(page: Page, name: string, csv: string): Promise<string> {
  interface Made {
    id: string;
    columns: { heading: string; guess: string }[];
    dateOrder: string;
  }
  const made = await callFrom<Made>(page, 'POST', `/api/imports?name=${name}`, csv);
  await callFrom(page, 'PUT', `/api/imports/${made.id}/plan`, {
    mapping: Object.fromEntries(made.columns.map(({ heading, guess }) => [heading, guess])),
    dateOrder: made.dateOrder,
    source: 'till',
  });
  return made.id;
}

async function atRest(page: Page, id: string): Promise<void> {
  for (;;) {
    const { state } = await callFrom<{ state: string }>(page, 'GET', `/api/imports/${id}`);
    if (state === 'done') return;
    if (state !== 'running') throw new Error(`the import is ${state}`);
    await page.waitForTimeout(200);
  }
}

async function oneMail(page: Page): Promise<string> {
  for (;;) {
    const { rows } = await callFrom<{ rows: { id: string }[] }>(page, 'GET', '/api/mailbox');
    if (rows[0] !== undefined) return rows[0].id;
    await page.waitForTimeout(200);
  }
}

/** @returns the id of the booking of the demo that begins last */
async function oneBooking(page: Page): Promise<string> {
  const { rows } = await callFrom<{ rows: { id: string }[] }>(
    page,
    'GET',
    '/api/bookings?limit=1&order=latest',
  );
  return rows[0]?.id ?? '';
}

/** A payment at the desk. @returns the id of what it is for */
async function paidOnSite(page: Page): Promise<string> {
  const id = crypto.randomUUID();
  await callFrom(page, 'POST', '/api/payments/on-site', {
    subject: { kind: 'booking', id },
    kind: 'full',
    way: 'cash',
    amount: { minor: '95000', currency: 'THB' },
  });
  return id;
}

/** A service with something in each of its parts. @returns its id, and that of what it takes */
async function madeService(page: Page): Promise<{ service: string; bay: string }> {
  const { id } = await callFrom<{ id: string }>(page, 'POST', '/api/services', {
    name: 'Bay for an hour',
    pay: 'deposit',
    depositPercent: 20,
    refunds: [
      { hoursBefore: 48, percent: 100 },
      { hoursBefore: 24, percent: 50 },
    ],
  });
  const bay = await callFrom<{ id: string }>(page, 'POST', '/api/resources', {
    kind: 'bay',
    name: 'Bay by the window',
  });
  const put = (list: string, body: unknown) =>
    callFrom(page, 'PUT', `/api/services/${id}/${list}`, body);
  await put('options', { options: [{ minutes: 60, priceMinor: '50000' }] });
  await put('prices', { prices: [{ weekdays: [6, 7], fromMinute: 1020, percent: 150 }] });
  await put('needs', {
    needs: [{ assignment: 'most_free', resources: [{ id: bay.id }] }],
    atOnce: 2,
  });
  await put('questions', {
    questions: [{ label: 'Which hand?', kind: 'choice', choices: ['Left', 'Right'] }],
  });
  return { service: id, bay: bay.id };
}
