import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/**
 * Pairs that staff said are two people: `${customer} ${other}`, both ways round → fingerprint of both as they were; null
 * where they are two whatever comes.
 */
export type Rejected = ReadonlyMap<string, bigint | null>;

/** What staff said of these customers. */
export async function rejectedPairs(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
): Promise<Rejected> {
  if (customers.length === 0) return new Map();
  const { rows } = await sql<{ a: string; b: string; fingerprint: bigint | null }>`
    SELECT r.customer_id AS a, r.other_id AS b, r.fingerprint FROM clientele.rejections r
    WHERE r.tenant_id = ${tenant} AND r.customer_id = ANY (${customers}::uuid[])
    UNION ALL
    SELECT r.other_id, r.customer_id, r.fingerprint FROM clientele.rejections r
    WHERE r.tenant_id = ${tenant} AND r.other_id = ANY (${customers}::uuid[])`.execute(tx);
  return new Map(rows.map(({ a, b, fingerprint }) => [`${a} ${b}`, fingerprint]));
}
