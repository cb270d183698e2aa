import { sql } from 'kysely';
import { heedNoMore } from '#identity';
import type { Tx } from '#platform/tx';

/** What stands beside events and can be taken away from them. */
const beside = ['event_values', 'event_origins'] as const;

/**
 * The first id of an instant: ids begin with the milliseconds they were made in (RFC 9562, UUIDv7), so that what is older
 * than an instant is the beginning of the key, however much there is behind it.
 */
function firstIdOf(instant: Date): string {
  const ms = instant.getTime().toString(16).padStart(12, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7000-8000-000000000000`;
}

/** How many events before an instant still have values or an origin beside them. As `engine`. */
export async function countOldValues(tx: Tx, tenant: string, before: Date): Promise<number> {
  const first = firstIdOf(before);
  const { rows } = await sql<{ all: number }>`
    SELECT count(*)::int AS all FROM (
      SELECT v.event_id FROM clientele.event_values v WHERE v.tenant_id = ${tenant} AND v.event_id < ${first}::uuid
      UNION
      SELECT o.event_id FROM clientele.event_origins o WHERE o.tenant_id = ${tenant} AND o.event_id < ${first}::uuid
    ) AS events`.execute(tx);
  return rows[0]?.all ?? 0;
}

/**
 * Takes values and origins away from events before an instant, at most so many of each; that something changed stays
 * written. As `engine`.
 * @returns how many were taken away; fewer than asked for when that was all
 */
export async function forgetOldValues(
  tx: Tx,
  tenant: string,
  before: Date,
  limit: number,
): Promise<number> {
  let gone = 0;
  for (const table of beside) {
    const name = sql.table(`clientele.${table}`);
    const { rows } = await sql<{ event: string }>`DELETE FROM ${name} AS t
      WHERE t.tenant_id = ${tenant} AND t.event_id IN (
        SELECT o.event_id FROM ${name} AS o
        WHERE o.tenant_id = ${tenant} AND o.event_id < ${firstIdOf(before)}::uuid
        ORDER BY o.event_id LIMIT ${limit})
      RETURNING t.event_id AS event`.execute(tx);
    gone += rows.length;
    if (table === 'event_values')
      await heedNoMore(
        tx,
        tenant,
        rows.map(({ event }) => event),
      );
  }
  return gone;
}
