import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/**
 * Says that what some resources are busy with is about to change, and has whoever wants the same of them wait until this
 * transaction is over. Before anything else of what is taken is written, all of them at once: they are locked in one order
 * for everybody, so that no two wait for each other for ever.
 */
export async function raiseMarks(
  tx: Tx,
  tenant: string,
  resources: Iterable<string>,
): Promise<void> {
  const ids = [...new Set(resources)];
  if (ids.length === 0) return;
  await sql`
    INSERT INTO clientele.resource_marks (tenant_id, resource_id, mark)
    SELECT ${tenant}::uuid, id, 1 FROM unnest(${ids}::uuid[]) AS r (id) ORDER BY id
    ON CONFLICT (tenant_id, resource_id) DO UPDATE SET mark = resource_marks.mark + 1`.execute(tx);
}
