import type { zoneReviewOperations } from '#contract/booking/zone-reviews';
import type { ReplyOf } from '#contract/operation';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';

type Listed = ReplyOf<typeof zoneReviewOperations.listZoneReviews>;

/** Most reviews that are shown at once. */
const mostShown = 500;

/** Reviews that wait, of bookings that still stand where they were agreed. */
function waiting(tx: Tx, tenant: string) {
  return tx
    .selectFrom('zone_reviews as r')
    .innerJoin('bookings as b', (join) =>
      join.onRef('b.tenant_id', '=', 'r.tenant_id').onRef('b.id', '=', 'r.booking_id'),
    )
    .where('r.tenant_id', '=', tenant)
    .where('r.state', '=', 'open')
    .where('b.status', 'in', ['pending', 'confirmed'])
    .where('b.starts_at', '>', now())
    .whereRef('b.starts_at', '=', 'r.was');
}

/** Bookings whose hour became another instant, the first to come first. */
export async function listZoneReviews(tx: Tx, tenant: string): Promise<Listed> {
  const rows = await waiting(tx, tenant)
    .innerJoin('services as s', (join) =>
      join.onRef('s.tenant_id', '=', 'b.tenant_id').onRef('s.id', '=', 'b.service_id'),
    )
    .select(['r.id', 'r.was', 'r.would_be', 'r.created_at', 'b.local_start', 'b.zone'])
    .select(['b.id as booking', 'b.reference', 's.name as service'])
    .orderBy('r.was')
    .orderBy('r.id')
    .limit(mostShown)
    .execute();
  return {
    reviews: rows.map((row) => ({
      id: row.id,
      booking: { id: row.booking, reference: row.reference, service: row.service },
      was: row.was.toISOString(),
      wouldBe: row.would_be.toISOString(),
      local: row.local_start,
      zone: row.zone,
      createdAt: row.created_at.toISOString(),
    })),
  };
}

/** How many wait, and since when the oldest does. */
export async function waitingZoneReviews(
  tx: Tx,
  tenant: string,
): Promise<{ readonly count: number; readonly since: string | null }> {
  const { count, since } = await waiting(tx, tenant)
    .select(({ fn }) => [fn.countAll<string>().as('count'), fn.min('r.created_at').as('since')])
    .executeTakeFirstOrThrow();
  return { count: Number(count), since: since?.toISOString() ?? null };
}
