import { sql } from 'kysely';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { mergedAway } from '../customers/contacts.ts';
import { countDuplicates } from '../duplicates/list.ts';
import { isDue } from '../reviews/waiting.ts';
import { countFound } from '../shared/list.ts';
import { isStale } from '../standing/list.ts';

/** A number that more customers share says that they live or work together, not that they are one person. */
const mostSharing = 5;

/** Longest time of one statement of the count. */
const longestMs = 600_000;

/** How well a business's people are known. */
export interface Health {
  readonly customers: number;
  readonly openReviews: number;
  readonly oldestReview: Date | null;
  /** Counted at night; null until then: links that were looked at, those of them that hold, and the others. */
  readonly links: number | null;
  readonly validLinks: number | null;
  readonly staleLinks: number | null;
  readonly sharingCustomers: number | null;
  readonly countedAt: Date | null;
  /** Pairs of customers who may be one, and contacts that were found to be shared: as they are now. */
  readonly duplicates: number;
  readonly sharedContacts: number;
}

type Kept = Omit<Health, 'duplicates' | 'sharedContacts'>;

const nothing: Kept = {
  customers: 0,
  openReviews: 0,
  oldestReview: null,
  links: null,
  validLinks: null,
  staleLinks: null,
  sharingCustomers: null,
  countedAt: null,
};

/** Reads how well people are known: what is cheap as it is now, the rest as it was counted last. */
export async function readHealth(tx: Tx, { tenant }: Tenanted): Promise<Health> {
  const [{ rows }, duplicates, sharedContacts] = await Promise.all([
    sql<Kept>`
      SELECT
        (SELECT count(*)::int FROM clientele.search_texts s WHERE s.tenant_id = ${tenant}) AS customers,
        open.number AS "openReviews", open.oldest AS "oldestReview", s.open_links AS links,
        s.valid_links AS "validLinks", s.stale_links AS "staleLinks",
        s.sharing_customers AS "sharingCustomers", s.health_counted_at AS "countedAt"
      FROM (SELECT count(*)::int AS number, min(r.created_at) AS oldest FROM clientele.reviews r
        WHERE r.tenant_id = ${tenant} AND ${isDue()}) AS open
      LEFT JOIN clientele.match_statistics s ON s.tenant_id = ${tenant}`.execute(tx),
    countDuplicates(tx, tenant),
    countFound(tx, tenant),
  ]);
  return { ...(rows[0] ?? nothing), duplicates, sharedContacts };
}

/**
 * Counts what takes long: links that hold and those that may lead astray, and customers who share an e-mail or phone, which
 * may be one person entered twice. As engine, once a night.
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
      (tenant_id, customers, counted, counted_at, open_links, valid_links, stale_links, sharing_customers,
        health_counted_at)
    SELECT ${tenant}::uuid, 0, 0, ${now()}::timestamptz,
      looked.open, looked.open - looked.stale, looked.stale,
      (SELECT count(DISTINCT i.customer_id) FROM shared s
        JOIN clientele.identifiers i ON i.tenant_id = ${tenant} AND i.kind = s.kind AND i.key = s.key
          AND NOT EXISTS (${mergedAway(tenant, sql`i.customer_id`)})),
      ${now()}::timestamptz
    FROM (SELECT count(*) AS open, count(*) FILTER (WHERE ${isStale}) AS stale FROM clientele.links l
      WHERE l.tenant_id = ${tenant} AND l.ended_at IS NULL AND l.standing IS NOT NULL) AS looked
    ON CONFLICT (tenant_id) DO UPDATE SET open_links = excluded.open_links, valid_links = excluded.valid_links,
      stale_links = excluded.stale_links,
      sharing_customers = excluded.sharing_customers, health_counted_at = excluded.health_counted_at`.execute(
    tx,
  );
}
