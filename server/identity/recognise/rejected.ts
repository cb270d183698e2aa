import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/**
 * Pairs that staff said are two people: `${customer} ${other}`, where the first was asked about → fingerprint of both as
 * they were; null where they are two whatever comes.
 */
export type Rejected = ReadonlyMap<string, bigint | null>;

/** Most that staff said of one customer that is heeded. */
const mostSaid = 1000;

/**
 * What staff said of these customers, and of whoever became part of them: it holds of both who are one by now, for as long
 * as they are.
 */
export async function rejectedPairs(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
): Promise<Rejected> {
  if (customers.length === 0) return new Map();
  // One customer at a time, by the indexes: the planner, who takes a tenant for small, would read all that was ever said.
  const { rows } = await sql<{ a: string; b: string; fingerprint: bigint | null }>`
    WITH RECURSIVE family (root, id) AS (
      SELECT w.id, w.id FROM unnest(${customers}::uuid[]) AS w (id)
      UNION
      SELECT f.root, g.customer_id FROM family f
      CROSS JOIN LATERAL (
        SELECT l.customer_id FROM clientele.lineage l
        WHERE l.tenant_id = ${tenant} AND l.survivor_id = f.id AND l.undone_at IS NULL LIMIT ${mostSaid}
      ) AS g
    )
    SELECT f.root AS a, clientele.survivor(said.other) AS b, said.fingerprint FROM family f
    CROSS JOIN LATERAL (
      (SELECT r.other_id AS other, r.fingerprint FROM clientele.rejections r
        WHERE r.tenant_id = ${tenant} AND r.customer_id = f.id LIMIT ${mostSaid})
      UNION ALL
      (SELECT r.customer_id, r.fingerprint FROM clientele.rejections r
        WHERE r.tenant_id = ${tenant} AND r.other_id = f.id LIMIT ${mostSaid})
    ) AS said
    ORDER BY said.fingerprint IS NULL`.execute(tx);
  // What holds whatever comes is last, and stands.
  return new Map(rows.map(({ a, b, fingerprint }) => [`${a} ${b}`, fingerprint]));
}
