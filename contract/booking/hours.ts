import { z } from 'zod';
import { operation, staff } from '../operation.ts';
import { day, id, instant, text, timeZone } from '../shapes.ts';

/** Most ranges of a week, days that are otherwise and times off of one resource. */
export const mostRanges = 100;
export const mostOverrides = 400;

/** A local time as `2026-01-31T09:30`: what the clock on the wall shows. */
export const localTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'must be a day and a time as 2026-01-31T09:30')
  .refine((said) => !Number.isNaN(Date.parse(`${said}Z`)), 'must be a day and a time that exist');

const dayMinutes = 1440;
/** Minutes of a local day from its midnight on; the end may lie past the next one. */
const from = z
  .number()
  .int()
  .min(0)
  .max(dayMinutes - 1);
const to = z
  .number()
  .int()
  .min(1)
  .max(2 * dayMinutes - 1);
const isForward = (one: { from: number; to: number }) =>
  one.to > one.from && one.to <= one.from + dayMinutes;
const forward = { path: ['to'], message: 'must be after the beginning, and within a day of it' };
const most = z.number().int().min(1).max(200).nullable();

/** Hours of every week. A range belongs to the day on which it begins; breaks are taken out of what is open. */
export const weekRange = z
  .strictObject({
    /** 1 Monday to 7 Sunday. */
    weekday: z.number().int().min(1).max(7),
    from,
    to,
    kind: z.enum(['open', 'break']).default('open'),
    /** How many bookings at once; null: as many as the resource bears. */
    most: most.default(null),
    /** The first and the last local day on which it holds; null: without an end. */
    validFrom: day.nullable().default(null),
    validTo: day.nullable().default(null),
  })
  .refine(isForward, forward)
  .refine((one) => one.validFrom === null || one.validTo === null || one.validFrom <= one.validTo, {
    path: ['validTo'],
    message: 'must not be before the first day',
  });
export type WeekRange = z.infer<typeof weekRange>;

/**
 * What is otherwise within one day. `closed`: these minutes; from 0 to 1440 all that begins on the day. `hours`: these in
 * place of the week's. `capacity`: so many at once.
 */
export const override = z
  .strictObject({
    kind: z.enum(['closed', 'hours', 'capacity']),
    from: from.default(0),
    to: to.default(dayMinutes),
    /** How many at once: said for `capacity`, may be said for `hours`. */
    most: most.default(null),
    reason: text(255).default(''),
  })
  .refine(isForward, forward)
  .refine(({ kind, most: said }) => kind === 'hours' || (kind === 'capacity') === (said !== null), {
    path: ['most'],
    message: 'must be said for a day with another capacity, and not for a closed one',
  });
export type Override = z.infer<typeof override>;

const overrideDay = z.object({ day, overrides: z.array(override) });

/** When somebody is away. */
const timeOff = z.object({
  id,
  startsAt: instant,
  endsAt: instant,
  /** The same as the clocks of the resource show it. */
  from: localTime,
  to: localTime,
  note: z.string(),
});

/** A booking to come that lies outside the hours, or is one too many at its time. Nothing happens to it by itself. */
const conflict = z.object({
  booking: id,
  reference: z.string(),
  status: z.enum(['pending', 'confirmed']),
  service: z.string(),
  /** Null: nobody by name. */
  customer: z.object({ id, name: z.string() }).nullable(),
  startsAt: instant,
  endsAt: instant,
  /** The start as the clocks of the resource show it. */
  from: localTime,
  /** Whether it was so before the change, too. */
  isOld: z.boolean(),
});
export type Conflict = z.infer<typeof conflict>;

/** The first so many of them are named. */
export const mostConflicts = 200;

/** When a resource can be had. */
export const hours = z.object({
  resource: id,
  timeZone,
  hasHours: z.boolean(),
  week: z.array(weekRange),
  /** Days that are otherwise, from a month ago on. */
  overrides: z.array(overrideDay),
  /** Times off, from a month ago on. */
  timeOff: z.array(timeOff),
  conflicts: z.array(conflict),
});
export type HoursShown = z.infer<typeof hours>;

const newTimeOff = z
  .strictObject({ from: localTime, to: localTime, note: text(255).default('') })
  .refine((one) => one.from < one.to, { path: ['to'], message: 'must be after the beginning' });

const week = z.array(weekRange).max(mostRanges);
const overrides = z.array(override).min(1).max(20);
const params = z.object({ id });
const ofDay = z.object({ id, day });

/** When people and places can be had. A change cancels nothing: it says which bookings it leaves outside. */
export const hoursOperations = {
  getHours: operation({
    method: 'GET',
    path: '/api/resources/{id}/hours',
    summary: 'Read when somebody or something can be had, and which bookings lie outside',
    who: staff('business.read'),
    authority: 'caller',
    params,
    reply: hours,
  }),
  setWeek: operation({
    method: 'PUT',
    path: '/api/resources/{id}/hours/week',
    summary: 'Put the hours of every week, all of them at once',
    who: staff('hours.change'),
    authority: 'caller',
    params,
    body: z.strictObject({ week }),
    reply: hours,
    errors: ['hours_overlap'],
  }),
  copyWeek: operation({
    method: 'POST',
    path: '/api/resources/{id}/hours/copy',
    summary: 'Give the hours of every week to others, in place of theirs',
    who: staff('hours.change'),
    authority: 'caller',
    params,
    body: z.strictObject({ to: z.array(id).min(1).max(50) }),
    reply: z.object({ rows: z.array(hours) }),
  }),
  setOverride: operation({
    method: 'PUT',
    path: '/api/resources/{id}/hours/overrides/{day}',
    summary: 'Say what is otherwise on one day: closed, other hours, or so many at once',
    who: staff('hours.change'),
    authority: 'caller',
    params: ofDay,
    body: z.strictObject({ overrides }),
    reply: hours,
    errors: ['hours_overlap', 'limit_reached'],
  }),
  removeOverride: operation({
    method: 'DELETE',
    path: '/api/resources/{id}/hours/overrides/{day}',
    summary: 'Let the hours of every week hold again on one day',
    who: staff('hours.change'),
    authority: 'caller',
    params: ofDay,
    reply: hours,
  }),
  addTimeOff: operation({
    method: 'POST',
    path: '/api/resources/{id}/time-off',
    summary: 'Say when somebody or something is away',
    who: staff('hours.change'),
    authority: 'caller',
    params,
    body: newTimeOff,
    reply: hours,
    status: 201,
    errors: ['limit_reached'],
  }),
  removeTimeOff: operation({
    method: 'DELETE',
    path: '/api/resources/{id}/time-off/{timeOff}',
    summary: 'Take a time off back',
    who: staff('hours.change'),
    authority: 'caller',
    params: z.object({ id, timeOff: id }),
    reply: hours,
  }),
  rehearseHours: operation({
    method: 'POST',
    path: '/api/resources/{id}/hours/rehearse',
    summary: 'Show which bookings a change of hours would leave outside; nothing is written',
    who: staff('hours.change'),
    authority: 'caller',
    readsOnly: true,
    params,
    body: z.discriminatedUnion('change', [
      z.strictObject({ change: z.literal('week'), week }),
      z.strictObject({ change: z.literal('override'), day, overrides: z.array(override).max(20) }),
      z.strictObject({ change: z.literal('time_off'), timeOff: newTimeOff }),
    ]),
    reply: z.object({
      conflicts: z.array(conflict),
      /** Bookings of the last 90 days, and how many of them could not have been. */
      past: z.object({ bookings: z.number().int(), outside: z.number().int() }),
    }),
    errors: ['hours_overlap'],
  }),
};
