import { z } from 'zod';
import { operation, staff } from '../operation.ts';
import { money, payment } from '../payments.ts';
import { day, id, instant, line, text } from '../shapes.ts';
import {
  bookingDetail,
  bookingSource,
  exemptions,
  packageErrors,
  timeErrors,
  wantedTime,
} from './booking.ts';

const params = z.object({ id });
const may = {
  who: staff('bookings.change'),
  authority: 'caller',
  params,
  reply: bookingDetail,
} as const;

/** Sent back so that nobody's change is lost; where it is left out, what is there is changed whatever it is. */
const version = z.number().int().optional();
const reason = text(1000).nullable().default(null);

/** What goes back of what was paid: by the service's own terms, nothing, or all. */
const refund = z.enum(['policy', 'none', 'all']);

const despite = z.array(z.enum(exemptions)).max(exemptions.length).default([]);

/** Where a booking is to go. */
const toMove = {
  start: instant,
  /** Whom or which it takes from now on; as before where that can be, else others, where not said. */
  resources: z.array(id).max(20).optional(),
  despite,
};

/** What becomes of bookings, by staff. */
export const bookingActs = {
  confirmBooking: operation({
    method: 'POST',
    path: '/api/bookings/{id}/confirm',
    summary: 'Confirm a booking that waits for it',
    ...may,
    body: z.strictObject({ version }),
    errors: ['status_not_allowed', 'conflict'],
  }),
  declineBooking: operation({
    method: 'POST',
    path: '/api/bookings/{id}/decline',
    summary: 'Decline a booking that waits to be confirmed; all that was paid goes back',
    ...may,
    body: z.strictObject({ version, reason }),
    errors: ['status_not_allowed', 'conflict'],
  }),
  startBooking: operation({
    method: 'POST',
    path: '/api/bookings/{id}/start',
    summary: 'Note that somebody has come and it has begun',
    ...may,
    body: z.strictObject({ version }),
    errors: ['status_not_allowed', 'conflict'],
  }),
  completeBooking: operation({
    method: 'POST',
    path: '/api/bookings/{id}/complete',
    summary: 'Note that a booking is over; of one that was noted as not having come too',
    ...may,
    body: z.strictObject({ version }),
    errors: ['status_not_allowed', 'conflict', 'booking_ahead'],
  }),
  noShowBooking: operation({
    method: 'POST',
    path: '/api/bookings/{id}/no-show',
    summary: 'Note that nobody came',
    ...may,
    body: z.strictObject({ version }),
    errors: ['status_not_allowed', 'conflict', 'booking_ahead'],
  }),
  chargeNoShow: operation({
    method: 'POST',
    path: '/api/bookings/{id}/no-show-fee',
    summary:
      'Charge the fee that was agreed to the card that is kept, where nobody came; a card that its bank will not let be charged leaves a failed payment',
    who: staff('payments.take'),
    authority: 'none',
    params,
    reply: payment,
    status: 201,
    errors: ['status_not_allowed', 'payment_off', 'payment_open', 'card_missing'],
  }),
  cancelBooking: operation({
    method: 'POST',
    path: '/api/bookings/{id}/cancel',
    summary: 'Cancel a booking, and let others have its time',
    ...may,
    body: z.strictObject({ version, reason, refund: refund.default('all') }),
    errors: ['status_not_allowed', 'conflict'],
  }),
  rehearseCancel: operation({
    method: 'POST',
    path: '/api/bookings/{id}/cancel/rehearse',
    summary: 'Say what of what was paid would go back if a booking were cancelled now',
    who: staff('bookings.read'),
    authority: 'caller',
    readsOnly: true,
    params,
    body: z.strictObject({}),
    reply: z.object({
      /** By the terms of its service. */
      policy: money,
      all: money,
    }),
  }),
  moveBooking: operation({
    method: 'POST',
    path: '/api/bookings/{id}/move',
    summary: 'Move a booking to another time or to others who can do it; it stays the same booking',
    ...may,
    body: z.strictObject({ version, ...toMove }),
    errors: ['status_not_allowed', 'conflict', ...timeErrors, ...packageErrors],
  }),
  rehearseMove: operation({
    method: 'POST',
    path: '/api/bookings/{id}/move/rehearse',
    summary: 'Say whether a booking could be moved there, and why not',
    who: staff('bookings.read'),
    authority: 'caller',
    readsOnly: true,
    params,
    body: z.strictObject(toMove),
    reply: z.object({
      isPossible: z.boolean(),
      /** Why it is not, as a refusal would say it; null where it is. */
      code: z.string().nullable(),
      /** Of a time that is not offered: by which rules. */
      reasons: z.array(z.string()),
      /** Whom and what it would take. */
      resources: z.array(id),
    }),
  }),
  rescheduleBooking: operation({
    method: 'POST',
    path: '/api/bookings/{id}/reschedule',
    summary: 'Put another booking in its place: another option, place or party too',
    who: staff('bookings.change'),
    authority: 'engine',
    params,
    body: z.strictObject({
      version,
      option: wantedTime.option.optional(),
      location: id.nullable().optional(),
      party: wantedTime.party.unwrap().optional(),
      ...toMove,
    }),
    reply: bookingDetail,
    status: 201,
    errors: ['status_not_allowed', 'conflict', ...timeErrors, ...packageErrors],
  }),
  changeBooking: operation({
    method: 'PATCH',
    path: '/api/bookings/{id}',
    summary: 'Change what is said of a booking; only what is sent changes',
    ...may,
    body: z.strictObject({
      version,
      party: z.number().int().min(1).max(1000).optional(),
      description: text(5000).nullable().optional(),
      staffNote: text(5000).nullable().optional(),
      source: bookingSource.optional(),
      estimatedValueMinor: z
        .string()
        .regex(/^(?:0|[1-9]\d{0,13})$/, 'must be a whole number from 0, in digits')
        .nullable()
        .optional(),
      followUpRequired: z.boolean().optional(),
      followUpOn: day.nullable().optional(),
      followUpNotes: text(2000).nullable().optional(),
      meeting: z
        .strictObject({
          platform: line(40).nullable(),
          url: line(500).nullable(),
          id: line(120).nullable(),
          password: line(120).nullable(),
        })
        .optional(),
    }),
    errors: ['conflict', 'seats_short', 'package_short', 'invalid_input'],
  }),
};
