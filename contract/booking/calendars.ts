import { z } from 'zod';
import { operation, staff } from '../operation.ts';
import { id, instant, line } from '../shapes.ts';

/** Why a calendar could not be read. */
export const calendarFaults = [
  'denied',
  'gone',
  'private',
  'too_large',
  'unreadable',
  'away',
] as const;

/** A calendar’s address, as calendar programs give it. */
const address = (schemes: RegExp, words: string) =>
  line(2000).refine((text) => schemes.test(URL.parse(text)?.protocol ?? '') && !hasPassword(text), {
    error: words,
  });

function hasPassword(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.username !== '' || url.password !== '');
}

const ics = z.strictObject({
  kind: z.literal('ics'),
  url: address(/^(https?|webcals?):$/, 'must be the address of a calendar, as in https://…/me.ics'),
});

const caldav = z.strictObject({
  kind: z.literal('caldav'),
  url: address(/^https?:$/, 'must start with https://'),
  user: line(200),
  password: z.string().min(1).max(500),
});

const google = z.strictObject({
  kind: z.literal('google'),
  /** The service account’s address, with which the calendar is shared. */
  account: line(200).regex(/^[^\s@]+@[^\s@]+$/, 'must be the address of a service account'),
  privateKey: z
    .string()
    .max(5000)
    .regex(/-----BEGIN PRIVATE KEY-----/, 'must be a private key in PEM'),
  calendar: line(300),
});

const microsoft = z.strictObject({
  kind: z.literal('microsoft'),
  directory: line(100),
  client: line(100),
  secret: z.string().min(1).max(500),
  mailbox: line(300).regex(/^[^\s@]+@[^\s@]+$/, 'must be a mailbox, as in maya@example.com'),
});

/** How a calendar is reached. Goes in, and never comes out. */
export const calendarAccess = z.discriminatedUnion('kind', [ics, caldav, google, microsoft]);

/** What a form asks before it knows how the calendar is reached: everything that some way may want. */
export const calendarForm = z.object({
  resource: id,
  name: line(120),
  access: z.object({
    kind: z.enum(['ics', 'caldav', 'google', 'microsoft']),
    url: z.string(),
    user: z.string(),
    password: z.string(),
    account: z.string(),
    privateKey: z.string(),
    calendar: z.string(),
    directory: z.string(),
    client: z.string(),
    secret: z.string(),
    mailbox: z.string(),
  }),
});

/** What each way to reach a calendar asks for. */
export const calendarFields = {
  ics: ['url'],
  caldav: ['url', 'user', 'password'],
  google: ['account', 'privateKey', 'calendar'],
  microsoft: ['directory', 'client', 'secret', 'mailbox'],
} as const;

/** Another calendar in which somebody is busy. */
export const calendarSource = z.object({
  id,
  name: z.string(),
  kind: z.enum(['ics', 'caldav', 'google', 'microsoft']),
  resource: z.object({ id, name: z.string() }),
  /** When it was last read; null when never yet. */
  lastReadAt: instant.nullable(),
  /** Since when it cannot be read, and why; null while it can. */
  failingSince: instant.nullable(),
  fault: z.enum(calendarFaults).nullable(),
  /** How many busy times it has from now on. */
  busyTimes: z.number().int(),
  createdAt: instant,
});

const params = z.object({ id });

/** Calendars elsewhere whose busy times close ours. */
export const calendarOperations = {
  listCalendars: operation({
    method: 'GET',
    path: '/api/calendar-sources',
    summary: 'List calendars elsewhere whose busy times are not offered, without their keys',
    who: staff('calendars.connect'),
    authority: 'caller',
    reply: z.object({
      sources: z.array(calendarSource),
      /** Whom the caller may give a calendar. */
      resources: z.array(z.object({ id, name: z.string() })),
      /** Address of an invented calendar; null where there is none. */
      twinUrl: z.string().nullable(),
    }),
  }),
  tryCalendar: operation({
    method: 'POST',
    path: '/api/calendar-sources/try',
    summary: 'Try whether a calendar can be read; of a CalDAV server, which calendars it has',
    who: staff('calendars.connect'),
    authority: 'none',
    body: z.strictObject({ access: calendarAccess }),
    reply: z.object({
      calendars: z.array(z.object({ url: z.string(), name: z.string() })),
    }),
    readsOnly: true,
    errors: ['calendar_unreachable'],
    perMinute: 20,
  }),
  addCalendar: operation({
    method: 'POST',
    path: '/api/calendar-sources',
    summary: 'Have the busy times of a calendar elsewhere close ours; it is read first',
    who: staff('calendars.connect'),
    authority: 'none',
    status: 201,
    body: z.strictObject({ resource: id, name: line(120), access: calendarAccess }),
    reply: calendarSource,
    errors: ['not_found', 'forbidden', 'calendar_unreachable', 'limit_reached'],
    perMinute: 20,
  }),
  readCalendar: operation({
    method: 'POST',
    path: '/api/calendar-sources/{id}/read',
    summary: 'Read a calendar now instead of at its next turn',
    who: staff('calendars.connect'),
    authority: 'caller',
    params,
    errors: ['not_found'],
    perMinute: 20,
  }),
  removeCalendar: operation({
    method: 'DELETE',
    path: '/api/calendar-sources/{id}',
    summary: 'Read a calendar no more, and forget when it was busy',
    who: staff('calendars.connect'),
    authority: 'caller',
    params,
    errors: ['not_found'],
  }),
};
