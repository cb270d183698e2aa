import { sql } from 'kysely';
import type { ReplyOf } from '#contract/operation';
import type { shared } from '#contract/shared';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';

type Reply = ReplyOf<typeof shared.listSharedContacts>;
type Row = Omit<Reply['rows'][number], 'at'> & { at: Date };

/** Most values that are listed, as many as can be blocked and let count. */
const mostListed = 2000;

/** Customers of a value are counted up to here. */
const mostCounted = 1000;

/**
 * Every value that recognising does not heed, or that staff let count although several people have it; the latest first.
 */
export async function listShared(tx: Tx, { tenant }: Tenanted): Promise<Reply> {
  const { rows } = await sql<Row>`
    WITH said AS (
      SELECT b.kind, b.key, CASE WHEN b.found_with IS NULL THEN 'blocked' ELSE 'found' END AS state, b.found_with AS people,
        b.reason, b.blocked_by AS by, b.blocked_at AS at
      FROM clientele.blocked_values b WHERE b.tenant_id = ${tenant}
      UNION ALL
      SELECT v.kind, v.key, 'counts', NULL, v.reason, v.trusted_by, v.trusted_at
      FROM clientele.trusted_values v WHERE v.tenant_id = ${tenant}
      ORDER BY at DESC, kind, key LIMIT ${mostListed}
    )
    SELECT s.*, coalesce(shown.value, s.key) AS value, (
      SELECT count(*)::int FROM (
        SELECT FROM clientele.identifiers i
        JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = i.customer_id AND c.merged_at IS NULL
        WHERE i.tenant_id = ${tenant} AND i.kind = s.kind AND i.key = s.key LIMIT ${mostCounted}) AS counted) AS customers
    FROM said s
    LEFT JOIN LATERAL (
      SELECT concat_ws(', ', nullif(a.line1, ''), nullif(a.line2, ''), nullif(concat_ws(' ', a.postcode, a.city), ''))
        AS value
      FROM clientele.addresses a WHERE s.kind = 'address' AND a.tenant_id = ${tenant} AND a.key = s.key LIMIT 1
    ) AS shown ON true
    ORDER BY s.at DESC, s.kind, s.key`.execute(tx);
  return { rows: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
}

/** How many values were found to be shared, and nobody has said anything of them yet. */
export async function countFound(tx: Tx, tenant: string): Promise<number> {
  const { rows } = await sql<{ all: number }>`
    SELECT count(*)::int AS all FROM clientele.blocked_values b
    WHERE b.tenant_id = ${tenant} AND b.found_with IS NOT NULL`.execute(tx);
  return rows[0]?.all ?? 0;
}
