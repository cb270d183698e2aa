import { type RawBuilder, sql } from 'kysely';
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

/**
 * The same of several customers, as `family (customer, id)` for a statement that begins WITH RECURSIVE: each of them with
 * every id that became part of it, its own among them.
 */
export const families = (
  tenant: string,
  customers: readonly string[],
): RawBuilder<unknown> => sql`family (customer, id) AS (
  SELECT w.id, w.id FROM unnest(${customers}::uuid[]) AS w (id)
  UNION
  SELECT f.customer, l.customer_id FROM family f
  JOIN clientele.lineage l ON l.tenant_id = ${tenant} AND l.survivor_id = f.id AND l.undone_at IS NULL
)`;
