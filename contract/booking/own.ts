import { z } from 'zod';
import { customer, operation } from '../operation.ts';
import { id, instant, page, paging, slug, text } from '../shapes.ts';
import { ownBooking, packageErrors, timeErrors } from './booking.ts';
import { soldPackage } from './packages.ts';

const here = z.object({ slug });
const one = { who: customer(), authority: 'engine', params: here.extend({ id }) } as const;

/** A booking of whoever is signed in, with the link that opens it to whoever has it. */
const mine = ownBooking.extend({ id, link: z.string() });

/** A package of whoever is signed in, or of their household. */
const own = soldPackage.omit({ customer: true }).extend({
  /** Who bought it, where that is somebody else of the household. */
  sharedBy: z.string().nullable(),
});

/** What customers see and do of their own bookings and packages, signed in to the portal. */
export const ownOperations = {
  listOwnBookings: operation({
    method: 'GET',
    path: '/api/b/{slug}/me/bookings',
    summary:
      'List your bookings: those to come, the soonest first, or those that are past or cancelled, the last first',
    who: customer(),
    authority: 'engine',
    params: here,
    query: z.strictObject({ ...paging, when: z.enum(['ahead', 'past']).default('ahead') }),
    reply: page(mine),
  }),
  cancelOwnBooking: operation({
    method: 'POST',
    path: '/api/b/{slug}/me/bookings/{id}/cancel',
    summary: 'Cancel a booking of yours, until when its service allows it',
    ...one,
    body: z.strictObject({ reason: text(1000).nullable().default(null) }),
    reply: mine,
    errors: ['booking_over', 'too_late', 'status_not_allowed'],
    perMinute: 20,
  }),
  moveOwnBooking: operation({
    method: 'POST',
    path: '/api/b/{slug}/me/bookings/{id}/move',
    summary: 'Move a booking of yours to another time; it stays the same booking',
    ...one,
    body: z.strictObject({
      start: instant,
      /** As you saw it; a booking that was changed since is not moved. */
      version: z.number().int().optional(),
    }),
    reply: mine,
    errors: [
      'booking_over',
      'too_late',
      'status_not_allowed',
      'conflict',
      ...timeErrors,
      ...packageErrors,
    ],
    perMinute: 20,
  }),
  listOwnPackages: operation({
    method: 'GET',
    path: '/api/b/{slug}/me/packages',
    summary: 'List your packages and those that your household shares with you, newest first',
    who: customer(),
    authority: 'engine',
    params: here,
    reply: z.object({ rows: z.array(own) }),
  }),
};
