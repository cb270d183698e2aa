import { z } from 'zod';
import { anyone, operation, staff } from '../operation.ts';
import { money } from '../payments.ts';
import { day, id, instant, slug, timeZone } from '../shapes.ts';

/** Most days of free times that one call lists. */
export const mostDays = 62;

/** A time that can be had. */
const freeTime = z.object({
  start: instant,
  /** What clocks show in the zone that was asked for, as `09:30`. */
  local: z.string(),
  /** That they show it the second time on this day: the clocks were put back. */
  again: z.literal(true).optional(),
  /** Seats that are left; absent where a booking has the time to itself. */
  left: z.number().int().optional(),
  /** For one person where the service is priced for each of the party, and else for all. */
  price: money,
});

const freeTimes = z.object({
  /** In which `day` and `local` are. */
  zone: z.string(),
  /** Days without a free time are left out. */
  days: z.array(z.object({ day, slots: z.array(freeTime) })),
  /** Where these days have no free time: the first later one that has. */
  next: day.nullable(),
});
export type FreeTimes = z.infer<typeof freeTimes>;

const party = z.coerce.number().int().min(1).max(1000).optional();

/** Of which times is asked. */
const which = {
  /** The first that the service has, where it is left out. */
  option: id.optional(),
  /** Needed where the service can be had at several places. */
  location: id.optional(),
  /** How many people; as few as the service takes where it is left out. */
  party,
};
const days = {
  /** Both are among them; at most 62 days. */
  from: day,
  to: day,
  /** In which the days are; that of the service where it is left out. */
  zone: timeZone.optional(),
};

/** Why visitors cannot have a time. It says nothing of others, nor of whom they would have had. */
export const whyNots = [
  'party',
  'too_soon',
  'too_late',
  'off_grid',
  'closed',
  'full',
  'taken',
] as const;
export type WhyNot = (typeof whyNots)[number];

/** Rules of a service that staff may set aside for one booking. */
const despite = z
  .array(z.enum(['hours', 'time_off', 'notice', 'window', 'caps', 'grid']))
  .max(6)
  .default([]);

const chosen = z.array(id).max(20).default([]);
const named = z.object({ id, name: z.string() });

/** Everything that may stand against a time, in the order in which visitors are told. */
export const stages = [
  'party',
  'notice',
  'window',
  'grid',
  'daily_cap',
  'session_closed',
  'seats',
  'choice',
  'location',
  'holiday',
  'override',
  'break',
  'hours',
  'time_off',
  'resource_cap',
  'capacity',
  'elsewhere',
  'busy',
  'buffer',
] as const;
const stage = z.enum(stages);

/** Free times of services, for visitors and for staff. */
export const slotOperations = {
  listSlots: operation({
    method: 'GET',
    path: '/api/b/{slug}/services/{service}/slots',
    summary: 'List the free times of a service by day',
    who: anyone(),
    authority: 'engine',
    params: z.object({ slug, service: z.string().max(100) }),
    query: z.strictObject({ ...which, ...days, resource: id.optional() }),
    reply: freeTimes,
    perMinute: 240,
  }),
  whyNot: operation({
    method: 'GET',
    path: '/api/b/{slug}/services/{service}/why',
    summary: 'Say why a time cannot be had',
    who: anyone(),
    authority: 'engine',
    params: z.object({ slug, service: z.string().max(100) }),
    query: z.strictObject({ ...which, start: instant, resource: id.optional() }),
    reply: z.object({ offered: z.boolean(), why: z.enum(whyNots).nullable() }),
    perMinute: 60,
  }),
  findSlots: operation({
    method: 'GET',
    path: '/api/slots',
    summary: 'List the free times of a service for staff, who may set rules of it aside',
    who: staff('bookings.read'),
    authority: 'caller',
    query: z.strictObject({ service: id, ...which, ...days, resources: chosen, despite }),
    reply: freeTimes,
    errors: ['not_found'],
  }),
  explainSlot: operation({
    method: 'GET',
    path: '/api/slots/why',
    summary: 'Say everything that stands against a time, of whom, and until when',
    who: staff('bookings.read'),
    authority: 'caller',
    query: z.strictObject({ service: id, ...which, start: instant, resources: chosen, despite }),
    reply: z.object({
      offered: z.boolean(),
      /** What is against the time whoever it is with. */
      reasons: z.array(
        z.object({
          stage,
          /** The instant that it turns on: from when on the notice is kept, when the window ends. */
          until: instant.nullable(),
          /** Seats that are left for a party that is too large. */
          left: z.number().int().nullable(),
        }),
      ),
      /** Each pool that a booking takes of, with all that are in it. */
      needs: z.array(
        z.object({
          label: z.string(),
          quantity: z.number().int(),
          resources: z.array(
            named.extend({
              isFree: z.boolean(),
              /** What is against it, and until when, where that is known. */
              reasons: z.array(z.object({ stage, until: instant.nullable() })),
            }),
          ),
        }),
      ),
    }),
    errors: ['not_found'],
  }),
};
