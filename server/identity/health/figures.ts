import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';

/** How many of one thing there were on one day. */
export interface Counted {
  readonly name: 'customers' | 'recognised' | 'reviews';
  /** As in `2026-01-31`, in the time zone that was asked for. */
  readonly day: string;
  readonly value: number;
}

/**
 * Customers made, profiles that led to somebody known, and cases put up for review, by day. Days on which there was
 * nothing are left out. What an undone import made does not count.
 * @param since the beginning of the first day
 */
export async function peopleByDay(
  tx: Tx,
  { tenant }: Tenanted,
  since: Date,
  timeZone: string,
): Promise<Counted[]> {
  const dayOf = (column: string) =>
    sql`to_char(${sql.ref(column)} AT TIME ZONE ${timeZone}, 'YYYY-MM-DD')`;
  const { rows } = await sql<Counted>`
    SELECT 'customers' AS name, ${dayOf('c.created_at')} AS day, count(*)::int AS value FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND c.created_at >= ${since} AND c.merged_at IS NULL GROUP BY 2
    UNION ALL
    SELECT 'recognised', ${dayOf('l.linked_at')}, count(*)::int FROM clientele.links l
    WHERE l.tenant_id = ${tenant} AND l.linked_at >= ${since} AND l.ended_at IS NULL AND l.method <> 'new' GROUP BY 2
    UNION ALL
    SELECT 'reviews', ${dayOf('r.created_at')}, count(*)::int FROM clientele.reviews r
    WHERE r.tenant_id = ${tenant} AND r.created_at >= ${since} GROUP BY 2`.execute(tx);
  return rows;
}
