import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

const old = (tenant: string, before: Date) => sql`
  SELECT e.id FROM clientele.events e WHERE e.tenant_id = ${tenant} AND e.at < ${before}
    AND (EXISTS (SELECT FROM clientele.event_values v WHERE v.tenant_id = ${tenant} AND v.event_id = e.id)
      OR EXISTS (SELECT FROM clientele.event_origins o WHERE o.tenant_id = ${tenant} AND o.event_id = e.id))`;

/** How many events before an instant still have values or an origin beside them. As `engine`. */
export async function countOldValues(tx: Tx, tenant: string, before: Date): Promise<number> {
  const { rows } = await sql<{ all: number }>`
    SELECT count(*)::int AS all FROM (${old(tenant, before)}) AS e`.execute(tx);
  return rows[0]?.all ?? 0;
}

/**
 * Takes values and origins away from events before an instant, some at a time; that something changed stays written.
 * As `engine`.
 * @returns from how many events
 */
export async function forgetOldValues(
  tx: Tx,
  tenant: string,
  before: Date,
  limit: number,
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    ${old(tenant, before)} ORDER BY e.at, e.id LIMIT ${limit}`.execute(tx);
  const ids = rows.map((row) => row.id);
  for (const table of ['event_values', 'event_origins'] as const)
    if (ids.length > 0)
      await tx
        .deleteFrom(table)
        .where('tenant_id', '=', tenant)
        .where('event_id', 'in', ids)
        .execute();
  return ids.length;
}
