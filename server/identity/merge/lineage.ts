import { sql } from 'kysely';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';

/** Who became part of whom by a merge, and what became of that since. */
export interface Lineage {
  readonly survivor: string;
  readonly merged: string;
  readonly mergedAt: Date;
  readonly undoneAt: Date | null;
  readonly mergedOn: string | null;
}

/** Reads who became part of whom by a merge. @throws {Refusal} `not_found` */
export async function readLineage(tx: Tx, tenant: string, merge: string): Promise<Lineage> {
  const { rows } = await sql<Lineage>`
    SELECT l.survivor_id AS survivor, l.customer_id AS merged, l.merged_at AS "mergedAt", l.undone_at AS "undoneAt",
      (SELECT o.id FROM clientele.lineage o
        WHERE o.tenant_id = ${tenant} AND o.customer_id = l.survivor_id AND o.undone_at IS NULL) AS "mergedOn"
    FROM clientele.lineage l WHERE l.tenant_id = ${tenant} AND l.id = ${merge}`.execute(tx);
  return rows[0] ?? refuse('not_found');
}

/** The same, held until the transaction ends. @throws {Refusal} `not_found` */
export async function holdLineage(tx: Tx, tenant: string, merge: string): Promise<Lineage> {
  await sql`SELECT FROM clientele.lineage l WHERE l.tenant_id = ${tenant} AND l.id = ${merge} FOR UPDATE`.execute(
    tx,
  );
  return readLineage(tx, tenant, merge);
}
