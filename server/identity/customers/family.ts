import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/** A customer's id with those of all that became part of it: what never changes was written with any of them. */
export async function familyOf(tx: Tx, tenant: string, customer: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE family (id) AS (
      SELECT ${customer}::uuid
      UNION
      SELECT l.customer_id FROM family
      JOIN clientele.lineage l ON l.tenant_id = ${tenant} AND l.survivor_id = family.id AND l.undone_at IS NULL
    )
    SELECT id FROM family`.execute(tx);
  return rows.map((row) => row.id);
}
