import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/** That staff said of two customers that they are not one person. */
export interface Apart {
  readonly by: string | null;
  readonly at: Date;
  readonly reason: string;
}

/**
 * Whether staff said that two customers are two people, by whatever ids they were known then; null where nobody did. Holds
 * whatever their data say since: only staff make them one again.
 */
export async function keptApart(
  tx: Tx,
  tenant: string,
  [one, other]: readonly [string, string],
): Promise<Apart | null> {
  const family = (start: string) => sql`
    SELECT clientele.survivor(${start}::uuid) AS id
    UNION
    SELECT l.customer_id FROM family
    JOIN clientele.lineage l ON l.tenant_id = ${tenant} AND l.survivor_id = family.id AND l.undone_at IS NULL`;
  const ids = (start: string) =>
    sql`ARRAY(WITH RECURSIVE family (id) AS (${family(start)}) SELECT id FROM family)`;
  const { rows } = await sql<Apart>`
    SELECT r.rejected_by AS by, r.rejected_at AS at, r.reason FROM clientele.rejections r
    WHERE r.tenant_id = ${tenant} AND (
      r.customer_id = ANY (${ids(one)}) AND r.other_id = ANY (${ids(other)})
      OR r.customer_id = ANY (${ids(other)}) AND r.other_id = ANY (${ids(one)}))
    ORDER BY r.rejected_at DESC LIMIT 1`.execute(tx);
  return rows[0] ?? null;
}
