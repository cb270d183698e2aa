import type { zoneReviewOperations } from '#contract/booking/zone-reviews';
import type { Handlers } from '#platform/handler';
import { keepZoneReview } from './keep.ts';
import { listZoneReviews } from './list.ts';

/** What answers for bookings that new rules of clocks put in doubt. */
export const reviewHandlers: Handlers<typeof zoneReviewOperations> = {
  listZoneReviews: ({ tx, who }) => listZoneReviews(tx, who.tenant),
  keepZoneReview: ({ tx, who, params }) => keepZoneReview(tx, who, params.id),
};
