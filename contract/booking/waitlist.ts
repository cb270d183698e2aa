import { z } from 'zod';
import { anyone, operation, staff } from '../operation.ts';
import { day, id, instant, page, paging, slug } from '../shapes.ts';
import {
  ownBooking,
  provesPerson,
  saidOfBooking,
  timeErrors,
  wantedTime,
  writtenBooker,
} from './booking.ts';
import { whoBooks } from './bookings.ts';

/**
 * Where somebody who waits stands. `offered`: a time is kept for them; `left`: they, or staff, said so; `over`: the days that suit
 * them are past, or they let too many offers run out.
 */
export const waitingStates = ['waiting', 'offered', 'taken', 'left', 'over'] as const;
const waitingState = z.enum(waitingStates);

const minute = z.number().int().min(0).max(1440);

/** Which days and times suit somebody, by the clock of the service. */
const suiting = {
  from: day,
  to: day,
  /** 1 Monday to 7 Sunday; none: every day. */
  weekdays: z.array(z.number().int().min(1).max(7)).max(7).default([]),
  /** Minutes of the day between which it may begin. */
  fromMinute: minute.max(1439).default(0),
  toMinute: minute.min(1).default(1440),
};

/** What somebody waits for. */
const wished = {
  service: wantedTime.service,
  option: wantedTime.option,
  location: wantedTime.location,
  party: wantedTime.party,
  /** Whom or what they want; null: anybody. */
  resource: id.nullable().default(null),
  language: saidOfBooking.language,
  ...suiting,
};

const named = z.object({ id, name: z.string() });
const shown = {
  service: named.extend({ slug: z.string() }),
  option: named.extend({ minutes: z.number().int() }),
  location: named.nullable(),
  party: z.number().int(),
  from: day,
  to: day,
  weekdays: z.array(z.number().int()),
  fromMinute: z.number().int(),
  toMinute: z.number().int(),
  state: waitingState,
  createdAt: instant,
};

/** Somebody who waits, as they see it themselves. */
const ownWaiting = z.object(shown);

/** Somebody who waits, as staff see them. */
const waiting = z.object({
  id,
  ...shown,
  resource: named.nullable(),
  /** As they are today; null: somebody who was erased. */
  customer: named.nullable(),
  /** The time that is kept for them. */
  offer: z
    .object({
      booking: id,
      startsAt: instant,
      local: z.string(),
      zone: z.string(),
      endsAt: instant,
    })
    .nullable(),
  /** What they booked in the end. */
  booking: id.nullable(),
});
export type Waiting = z.input<typeof waiting>;

const entry = z.object({ slug, token: z.string().max(60) });
const offered = { who: anyone(), authority: 'engine', params: entry } as const;
const lost = ['booking_replaced', 'hold_lapsed'] as const;
const params = z.object({ id });

/** Waiting for a time that is taken: by visitors, by whom a time is offered to, and by staff. */
export const waitlistOperations = {
  joinWaitlist: operation({
    method: 'POST',
    path: '/api/b/{slug}/waitlist',
    summary: 'Wait for a time that suits; as soon as one is free it is kept and offered',
    who: anyone(),
    authority: 'engine',
    params: z.object({ slug }),
    body: z.strictObject({
      ...wished,
      person: writtenBooker,
      /** The sum as of `placeBooking`, with `from` as its start. */
      ...provesPerson,
    }),
    status: 201,
    reply: z.object({
      waiting: ownWaiting,
      /** By which whoever has it leaves the list again. */
      link: z.string(),
    }),
    errors: ['proof_wanted', 'limit_reached'],
    perMinute: 20,
  }),
  getWaiting: operation({
    method: 'GET',
    path: '/api/b/{slug}/waitlist/{token}',
    summary: 'Show what somebody waits for',
    ...offered,
    reply: ownWaiting,
    perMinute: 60,
  }),
  leaveWaitlist: operation({
    method: 'DELETE',
    path: '/api/b/{slug}/waitlist/{token}',
    summary: 'Wait no more',
    ...offered,
    perMinute: 20,
  }),
  getOffer: operation({
    method: 'GET',
    path: '/api/b/{slug}/links/{token}/offer',
    summary: 'Show the time that is kept for somebody who waited',
    ...offered,
    reply: z.object({
      booking: ownBooking,
      state: z.enum(['open', 'taken', 'refused', 'over']),
      /** Until when it is kept. */
      endsAt: instant,
    }),
    errors: ['booking_replaced'],
    perMinute: 60,
  }),
  takeOffer: operation({
    method: 'POST',
    path: '/api/b/{slug}/links/{token}/take',
    summary: 'Take the time; where it must be paid first it is held for some minutes more',
    ...offered,
    reply: z.object({ booking: ownBooking, isHeld: z.boolean() }),
    errors: [...lost, 'payment_off'],
    perMinute: 20,
  }),
  refuseOffer: operation({
    method: 'POST',
    path: '/api/b/{slug}/links/{token}/refuse',
    summary: 'Let the time go to whoever waits next',
    ...offered,
    body: z.strictObject({
      /** Whether they wait no more, for another time either. */
      leave: z.boolean().default(false),
    }),
    errors: lost,
    perMinute: 20,
  }),
  listWaitlist: operation({
    method: 'GET',
    path: '/api/waitlist',
    summary: 'List who waits, longest first',
    who: staff('bookings.read'),
    authority: 'caller',
    query: z.strictObject({
      service: id.optional(),
      /** Who waits or is offered a time, where it is left out. */
      state: waitingState.optional(),
      ...paging,
    }),
    reply: page(waiting),
  }),
  addToWaitlist: operation({
    method: 'POST',
    path: '/api/waitlist',
    summary: 'Put a customer on the list',
    who: staff('waitlist.change'),
    authority: 'engine',
    body: z.strictObject({ ...wished, ...whoBooks }),
    status: 201,
    reply: waiting,
    errors: ['not_found', 'limit_reached', 'erased'],
  }),
  offerWaiting: operation({
    method: 'POST',
    path: '/api/waitlist/{id}/offer',
    summary: 'Keep a time for somebody who waits and offer it to them, out of turn',
    who: staff('waitlist.change'),
    authority: 'engine',
    params,
    body: z.strictObject({
      /** The first that suits them where it is left out. */
      start: instant.optional(),
    }),
    reply: waiting,
    errors: ['not_waiting', ...timeErrors],
  }),
  removeFromWaitlist: operation({
    method: 'DELETE',
    path: '/api/waitlist/{id}',
    summary: 'Take somebody off the list; a time that is kept for them is free again',
    who: staff('waitlist.change'),
    authority: 'engine',
    params,
    errors: ['not_waiting'],
  }),
};
