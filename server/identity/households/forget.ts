import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import type { Traces } from '../erase/traces.ts';

/**
 * Takes somebody who is erased out of their household, and their name out of every household that they were ever in: what
 * it is called, what the others are in it, and what events of it say. One that is left empty goes; one that was called
 * after them loses its name, for the others to give it another. As `engine`.
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
  const { rows } = await sql<{ id: string }>`
    SELECT e.subject_id AS id FROM clientele.events e
    WHERE e.tenant_id = ${tenant} AND e.customer_id = ANY (${customers}::uuid[]) AND e.subject_kind = 'household'
    UNION SELECT m.household_id FROM clientele.household_members m
    WHERE m.tenant_id = ${tenant} AND m.customer_id = ANY (${customers}::uuid[])`.execute(tx);
  const ids = rows.map(({ id }) => id);
  await sql`DELETE FROM clientele.household_members m
    WHERE m.tenant_id = ${tenant} AND m.customer_id = ANY (${customers}::uuid[])`.execute(tx);
  await sql`DELETE FROM clientele.households h
    WHERE h.tenant_id = ${tenant} AND h.id = ANY (${ids}::uuid[]) AND NOT EXISTS (
      SELECT FROM clientele.household_members m WHERE m.tenant_id = ${tenant} AND m.household_id = h.id)`.execute(
    tx,
  );
  await dropNames(tx, tenant, ids, names);
}

/** Empties what names the person among the words about some households. */
async function dropNames(
  tx: Tx,
  tenant: string,
  ids: readonly string[],
  names: Traces['names'],
): Promise<void> {
  const pattern = namesPattern(names.flat());
  if (pattern === '') return;
  const tells = (column: string) => sql`${sql.ref(column)} ~* ${pattern}`;
  await sql`UPDATE clientele.households AS h SET name = ''
    WHERE h.tenant_id = ${tenant} AND h.id = ANY (${ids}::uuid[]) AND ${tells('h.name')}`.execute(
    tx,
  );
  await sql`UPDATE clientele.household_members AS m SET role = NULL
    WHERE m.tenant_id = ${tenant} AND m.household_id = ANY (${ids}::uuid[]) AND ${tells('m.role')}`.execute(
    tx,
  );
  await sql`DELETE FROM clientele.event_values AS v USING clientele.events e
    WHERE v.tenant_id = ${tenant} AND e.tenant_id = ${tenant} AND v.event_id = e.id
      AND e.subject_kind = 'household' AND e.subject_id = ANY (${ids}::uuid[])
      AND (${tells('v.old_value')} OR ${tells('v.new_value')})`.execute(tx);
}

/** As in `Quillfeather` in `The Quillfeathers`; a short name only where it stands alone, so that not every `an` is Ms An. */
function namesPattern(words: readonly string[]): string {
  const edge = '[[:space:][:punct:]’]';
  const patterns = words
    .filter((word) => word.length > 1)
    .map((word) => {
      const plain = word.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
      return word.length > 3 ? plain : `(^|${edge})${plain}($|${edge})`;
    });
  return [...new Set(patterns)].join('|');
}
