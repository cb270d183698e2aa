import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/** A booking and those whose place it took, itself first: what was paid for any of them was paid for it. */
export async function chainOf(tx: Tx, tenant: string, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE chain (id, predecessor, hops) AS (
      SELECT b.id, b.predecessor_id, 0 FROM clientele.bookings b WHERE b.tenant_id = ${tenant} AND b.id = ${id}
      UNION ALL
      SELECT b.id, b.predecessor_id, c.hops + 1 FROM chain c
      JOIN clientele.bookings b ON b.tenant_id = ${tenant} AND b.id = c.predecessor WHERE c.hops < 100)
    SELECT id FROM chain ORDER BY hops`.execute(tx);
  return rows.map((row) => row.id);
}

/** The booking that stands in the place of one today, over any number of hops; itself where none does. */
export async function lastOf(tx: Tx, tenant: string, id: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    WITH RECURSIVE chain (id, successor, hops) AS (
      SELECT b.id, b.successor_id, 0 FROM clientele.bookings b WHERE b.tenant_id = ${tenant} AND b.id = ${id}
      UNION ALL
      SELECT b.id, b.successor_id, c.hops + 1 FROM chain c
      JOIN clientele.bookings b ON b.tenant_id = ${tenant} AND b.id = c.successor WHERE c.hops < 100)
    SELECT id FROM chain ORDER BY hops DESC LIMIT 1`.execute(tx);
  return rows[0]?.id ?? id;
}
