import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/** Of each kind of contact one is the first: where that went, the one that has been known longest takes its place. */
export async function putFirst(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
): Promise<void> {
  await sql`
    UPDATE clientele.identifiers AS i SET is_primary = true
    FROM (
      SELECT DISTINCT ON (o.customer_id, o.kind) o.customer_id, o.kind, o.key, o.is_primary
      FROM clientele.identifiers o
      WHERE o.tenant_id = ${tenant} AND o.customer_id = ANY (${customers}::uuid[])
      ORDER BY o.customer_id, o.kind, o.is_primary DESC, o.first_seen_at, o.key
    ) AS first
    WHERE i.tenant_id = ${tenant} AND i.customer_id = ANY (${customers}::uuid[]) AND i.customer_id = first.customer_id
      AND i.kind = first.kind AND i.key = first.key AND NOT first.is_primary`.execute(tx);
  await sql`
    UPDATE clientele.addresses AS a SET is_primary = true
    FROM (
      SELECT DISTINCT ON (o.customer_id) o.customer_id, o.key, o.is_primary
      FROM clientele.addresses o
      WHERE o.tenant_id = ${tenant} AND o.customer_id = ANY (${customers}::uuid[])
      ORDER BY o.customer_id, o.is_primary DESC, o.first_seen_at, o.key
    ) AS first
    WHERE a.tenant_id = ${tenant} AND a.customer_id = ANY (${customers}::uuid[]) AND a.customer_id = first.customer_id
      AND a.key = first.key AND NOT first.is_primary`.execute(tx);
}
