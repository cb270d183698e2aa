import { sql } from 'kysely';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';

/** A customer as others need to know it: who it is today, and what it is called. */
export interface Found {
  readonly id: string;
  readonly name: string;
  readonly erasedAt: Date | null;
}

/** The customer that an id leads to today. @throws {Refusal} `not_found` */
export async function findCustomer(tx: Tx, who: Tenanted, wanted: string): Promise<Found> {
  const { rows } = await sql<Found>`
    SELECT c.id, c.name, c.erased_at AS "erasedAt" FROM clientele.customers c
    WHERE c.tenant_id = ${who.tenant} AND c.id = (SELECT clientele.survivor(${wanted}::uuid))`.execute(
    tx,
  );
  return rows[0] ?? refuse('not_found');
}

/**
 * The same for what is to be added to a customer: nobody adds anything to one who was erased. Held against a merge or an
 * erasure until the transaction ends.
 * @throws {Refusal} `not_found`, `erased`
 */
export async function findLiving(tx: Tx, who: Tenanted, wanted: string): Promise<Found> {
  const { rows } = await sql<Found & { merged: boolean }>`
    SELECT c.id, c.name, c.erased_at AS "erasedAt", c.merged_at IS NOT NULL AS merged FROM clientele.customers c
    WHERE c.tenant_id = ${who.tenant} AND c.id = (SELECT clientele.survivor(${wanted}::uuid)) FOR SHARE`.execute(
    tx,
  );
  const { merged, ...found } = rows[0] ?? refuse('not_found');
  // Whoever waited behind a merge sees who it led to a moment ago, and looks again.
  if (merged) return findLiving(tx, who, wanted);
  return found.erasedAt === null ? found : refuse('erased');
}
