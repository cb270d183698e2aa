import { sql } from 'kysely';
import { inSeconds, now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { mergedAway } from '../customers/contacts.ts';

/** A link that nothing has confirmed for so long is stale: a year. */
const staleAfterSeconds = 365 * 86_400;

/** A number that more customers share says that they live or work together, not that they are one person. */
const mostSharing = 5;

/** Longest time of one statement of the count. */
const longestMs = 600_000;

/** How well a business's people are known. */
export interface Health {
  readonly customers: number;
  readonly openReviews: number;
  readonly oldestReview: Date | null;
  /** Counted at night; null until then. */
  readonly staleLinks: number | null;
  readonly sharingCustomers: number | null;
  readonly countedAt: Date | null;
}

const nothing: Health = {
  customers: 0,
  openReviews: 0,
  oldestReview: null,
  staleLinks: null,
  sharingCustomers: null,
  countedAt: null,
};

/** Reads how well people are known: what is cheap as it is now, the rest as it was counted last. */
export async function readHealth(tx: Tx, { tenant }: Tenanted): Promise<Health> {
  const { rows } = await sql<Health>`
    SELECT
      (SELECT count(*)::int FROM clientele.search_texts s WHERE s.tenant_id = ${tenant}) AS customers,
      open.number AS "openReviews", open.oldest AS "oldestReview", s.stale_links AS "staleLinks",
      s.sharing_customers AS "sharingCustomers", s.health_counted_at AS "countedAt"
    FROM (SELECT count(*)::int AS number, min(r.created_at) AS oldest FROM clientele.reviews r
      WHERE r.tenant_id = ${tenant} AND r.state = 'open') AS open
    LEFT JOIN clientele.match_statistics s ON s.tenant_id = ${tenant}`.execute(tx);
  return rows[0] ?? nothing;
}

/**
 * Counts what takes long: stale links, and customers who share an e-mail or phone, which may be one person entered
 * twice. As engine, once a night.
 */
export async function countHealth(tx: Tx, tenant: string): Promise<void> {
  await sql`SELECT set_config('statement_timeout', ${String(longestMs)}, true)`.execute(tx);
  await sql`
    WITH shared AS (
      SELECT i.kind, i.key FROM clientele.identifiers i
      WHERE i.tenant_id = ${tenant} AND NOT i.generic AND NOT EXISTS (
        SELECT FROM clientele.blocked_values b
        WHERE b.tenant_id = ${tenant} AND b.kind = i.kind AND b.key = i.key)
        AND NOT EXISTS (${mergedAway(tenant, sql`i.customer_id`)})
      GROUP BY i.kind, i.key HAVING count(*) BETWEEN 2 AND ${mostSharing}
    )
    INSERT INTO clientele.match_statistics
      (tenant_id, customers, counted, counted_at, stale_links, sharing_customers, health_counted_at)
    SELECT ${tenant}::uuid, 0, 0, ${now()}::timestamptz,
      (SELECT count(*) FROM clientele.links l
        WHERE l.tenant_id = ${tenant} AND l.ended_at IS NULL AND l.method IN ('automatic', 'verified')
          AND l.last_verified_at < ${inSeconds(-staleAfterSeconds)}::timestamptz),
      (SELECT count(DISTINCT i.customer_id) FROM shared s
        JOIN clientele.identifiers i ON i.tenant_id = ${tenant} AND i.kind = s.kind AND i.key = s.key
          AND NOT EXISTS (${mergedAway(tenant, sql`i.customer_id`)})),
      ${now()}::timestamptz
    ON CONFLICT (tenant_id) DO UPDATE SET stale_links = excluded.stale_links,
      sharing_customers = excluded.sharing_customers, health_counted_at = excluded.health_counted_at`.execute(
    tx,
  );
}
