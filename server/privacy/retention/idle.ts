import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/** Customers without anything happening since an instant, whom nobody has decided about since. */
const idle = (tenant: string, since: Date) => sql`
  FROM clientele.customers c
  WHERE c.tenant_id = ${tenant} AND c.merged_at IS NULL AND c.erased_at IS NULL AND c.updated_at < ${since}
    AND NOT EXISTS (SELECT FROM clientele.links l
      JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = l.profile_id
      WHERE l.tenant_id = ${tenant} AND l.customer_id = c.id AND l.ended_at IS NULL AND p.last_seen_at >= ${since})
    AND NOT EXISTS (SELECT FROM clientele.events e
      WHERE e.tenant_id = ${tenant} AND e.customer_id = c.id AND e.at >= ${since})
    AND NOT EXISTS (SELECT FROM clientele.erasures r
      WHERE r.tenant_id = ${tenant} AND r.customer_id = c.id
        AND (r.state IN ('open', 'under_way') OR r.decided_at >= ${since}))`;

/** How many customers were idle since an instant. As `engine`. */
export async function countIdle(tx: Tx, tenant: string, since: Date): Promise<number> {
  const { rows } = await sql<{ all: number }>`
    SELECT count(*)::int AS all ${idle(tenant, since)}`.execute(tx);
  return rows[0]?.all ?? 0;
}

/** Some customers who were idle since an instant, the oldest first. As `engine`. */
export async function findIdle(
  tx: Tx,
  tenant: string,
  since: Date,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT c.id ${idle(tenant, since)} ORDER BY c.id LIMIT ${limit}`.execute(tx);
  return rows.map((row) => row.id);
}
