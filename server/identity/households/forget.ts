import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import type { Traces } from '../erase/traces.ts';

/**
 * Takes somebody who is erased out of their household. One that is left empty goes; one that was called after them loses
 * its name, for the others to give it another. As `engine`.
 */
export async function leaveHouseholds(
  tx: Tx,
  tenant: string,
  { customers, names }: Pick<Traces, 'customers' | 'names'>,
): Promise<void> {
  // Held first: nobody joins a household, and no file is attached, from here on.
  await sql`SELECT FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND c.id = ANY (${customers}::uuid[]) ORDER BY c.id FOR UPDATE`.execute(
    tx,
  );
  const { rows } = await sql<{ id: string; name: string; left: number }>`
    WITH gone AS (
      DELETE FROM clientele.household_members m
      WHERE m.tenant_id = ${tenant} AND m.customer_id = ANY (${customers}::uuid[]) RETURNING m.household_id)
    SELECT h.id, h.name, (SELECT count(*)::int FROM clientele.household_members m
      WHERE m.tenant_id = ${tenant} AND m.household_id = h.id AND m.customer_id <> ALL (${customers}::uuid[])) AS left
    FROM clientele.households h
    WHERE h.tenant_id = ${tenant} AND h.id = ANY (ARRAY(SELECT g.household_id FROM gone g))`.execute(
    tx,
  );
  const words = names.flat().filter((word) => word.length > 1);
  for (const { id, name, left } of rows) {
    const tells = words.some((word) => name.toLowerCase().includes(word.toLowerCase()));
    if (left === 0)
      await sql`DELETE FROM clientele.households WHERE tenant_id = ${tenant} AND id = ${id}`.execute(
        tx,
      );
    else if (tells)
      await sql`UPDATE clientele.households SET name = '' WHERE tenant_id = ${tenant} AND id = ${id}`.execute(
        tx,
      );
  }
}
