import { z } from 'zod';
import { operation, staff } from '../operation.ts';
import { day, id, instant, timeZone } from '../shapes.ts';
import { paymentStatus } from './booking.ts';

/** Most days that the calendar shows at once. */
export const mostDays = 42;

const stretch = { startsAt: instant, endsAt: instant };
const named = z.object({ id, name: z.string() });

/** Statuses that the calendar shows: what is, was or is to be. */
export const shownStatuses = [
  'held',
  'pending',
  'confirmed',
  'in_progress',
  'completed',
  'no_show',
] as const;

const booking = z.object({
  id,
  reference: z.string(),
  status: z.enum(shownStatuses),
  paymentStatus,
  /** Counts up with every change; send it back with one. */
  version: z.number().int(),
  service: named,
  /** Null: nobody by name. */
  customer: named.nullable(),
  partySize: z.number().int(),
  /** The session that it joined. */
  session: id.nullable(),
  /** Whom and what it takes; of one that joined a session, what the session takes. */
  resources: z.array(id),
  ...stretch,
});

const session = z.object({
  id,
  service: named,
  capacity: z.number().int(),
  taken: z.number().int(),
  isOpen: z.boolean(),
  resources: z.array(id),
  ...stretch,
});

/** All that the calendar draws. */
export const calendar = z.object({
  /** The zone in which its days are counted. */
  timeZone,
  bookings: z.array(booking),
  sessions: z.array(session),
  /** When people and places can be had. */
  open: z.array(z.object({ resource: id, ...stretch })),
  timeOff: z.array(z.object({ resource: id, note: z.string(), ...stretch })),
  /** When they are busy in other calendars. */
  elsewhere: z.array(z.object({ resource: id, ...stretch })),
});
export type CalendarShown = z.infer<typeof calendar>;

const dayMs = 86_400_000;

/** What is on, day by day. */
export const calendarPageOperations = {
  getCalendar: operation({
    method: 'GET',
    path: '/api/calendar',
    summary:
      'Read all that a calendar draws: bookings, sessions, hours, time off and busy times elsewhere',
    who: staff('bookings.read'),
    authority: 'caller',
    query: z
      .strictObject({
        /** The first and the last local day of the business. */
        from: day,
        to: day,
      })
      .refine(
        ({ from, to }) => {
          const days = (Date.parse(to) - Date.parse(from)) / dayMs;
          return days >= 0 && days < mostDays;
        },
        { path: ['to'], message: `must be at most ${mostDays} days from the first` },
      ),
    reply: calendar,
  }),
};
