import { z } from 'zod';
import { operation, staff } from '../operation.ts';
import { id, instant } from '../shapes.ts';

/** A booking whose hour by the clock became another instant, because its country changed the rules of its clocks. */
export const zoneReview = z.object({
  id,
  booking: z.object({ id, reference: z.string(), service: z.string() }),
  /** The instant that was agreed, and the one at which clocks now show the hour that was agreed. */
  was: instant,
  wouldBe: instant,
  /** The hour that was agreed, as in `2027-03-29T09:00`, and in which zone. */
  local: z.string(),
  zone: z.string(),
  createdAt: instant,
});

/** Bookings that new rules of clocks put in doubt. */
export const zoneReviewOperations = {
  listZoneReviews: operation({
    method: 'GET',
    path: '/api/zone-reviews',
    summary: 'List bookings whose hour became another instant when a country changed its clocks',
    who: staff('booking.settings'),
    authority: 'caller',
    reply: z.object({ reviews: z.array(zoneReview) }),
  }),
  keepZoneReview: operation({
    method: 'POST',
    path: '/api/zone-reviews/{id}/keep',
    summary: 'Let such a booking stay at its instant; to keep its hour instead, move the booking',
    who: staff('booking.settings'),
    authority: 'caller',
    params: z.object({ id }),
    errors: ['not_found', 'review_decided'],
  }),
};
