import type { Login } from '#platform/engine';

/** A table whose rows are copied: its name as SQL writes it, and its columns that are written, not generated. */
export interface Table {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly isJson: boolean }[];
}

/** Not copied: every database keeps its own account of what was applied to it. */
const kept = 'clientele.migrations';

/** Beside schema clientele: jobs that wait, and those that ended lately. */
const jobs = 'pgboss.job';

/**
 * Every table that holds data, those that others refer to first.
 * @throws when tables refer to each other in a circle
 */
export async function tablesInOrder(login: Login): Promise<Table[]> {
  const tables = await login.run<Table>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name, (
      SELECT json_agg(json_build_object('name', quote_ident(a.attname), 'isJson', a.atttypid = 'jsonb'::regtype)
        ORDER BY a.attnum)
      FROM pg_catalog.pg_attribute a
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND (n.nspname = 'clientele' OR format('%I.%I', n.nspname, c.relname) = '${jobs}')
    ORDER BY 1`);
  const references = await login.run<{ from: string; to: string }>(`
    SELECT DISTINCT k.conrelid::regclass::text AS "from", k.confrelid::regclass::text AS "to"
    FROM pg_catalog.pg_constraint k
    WHERE k.contype = 'f' AND k.connamespace = 'clientele'::regnamespace AND k.conrelid <> k.confrelid`);
  const waiting = new Map(
    tables.filter(({ name }) => name !== kept).map((table) => [table.name, table]),
  );
  const order: Table[] = [];
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(
      ({ name }) => !references.some(({ from, to }) => from === name && waiting.has(to)),
    );
    if (free.length === 0)
      throw new Error(`tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}`);
    for (const table of free) waiting.delete(table.name);
    order.push(...free);
  }
  return order;
}
