import { record } from '#audit';
import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { shownAt } from '../zones/rederive.ts';

/**
 * Lets a booking stay at its instant: from now on its hour is what clocks show then.
 * @throws {Refusal} `not_found`, `review_decided`
 */
export async function keepZoneReview(tx: Tx, who: Staff | Key, id: string): Promise<void> {
  const { tenant } = who;
  const review = await tx
    .selectFrom('zone_reviews')
    .select(['state', 'booking_id'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (review === undefined) return refuse('not_found');
  if (review.state !== 'open') refuse('review_decided');
  await tx
    .updateTable('zone_reviews')
    .set({
      state: 'kept',
      decided_by: who.kind === 'staff' ? who.user : null,
      decided_at: now(),
    })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute();
  const booking = await tx
    .selectFrom('bookings')
    .select(['starts_at', 'zone'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', review.booking_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('bookings')
    .set(({ eb }) => ({
      local_start: shownAt(booking.zone, booking.starts_at),
      version: eb('version', '+', 1),
      updated_at: now(),
    }))
    .where('tenant_id', '=', tenant)
    .where('id', '=', review.booking_id)
    .execute();
  const subject = { kind: 'zone_review', id } as const;
  await record(tx, who, {
    type: 'zone_review.kept',
    subject,
    facts: { booking: review.booking_id },
  });
}
