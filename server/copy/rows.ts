import type { Login } from '#platform/engine';
import type { Table } from './tables.ts';
import { Tally, type Sum } from './tally.ts';

const batchRows = 500;

/**
 * Runs `work` in one transaction that sees everything and, where it reads, one state of it. Values travel as JSON made
 * by the database and read by the database, so that none loses anything on its way; both sides write them alike.
 */
export async function inOneState<T>(
  login: Login,
  mode: 'READ ONLY' | 'READ WRITE',
  work: () => Promise<T>,
): Promise<T> {
  await login.run(`BEGIN ISOLATION LEVEL REPEATABLE READ ${mode}`);
  try {
    // A whole database takes as long as it takes, also through a login whose statements are limited.
    await login.run(`SELECT set_config('statement_timeout', '0', true),
      set_config('idle_in_transaction_session_timeout', '0', true), set_config('clientele.migrating', 'on', true), set_config('TimeZone', 'UTC', true),
      set_config('DateStyle', 'ISO, YMD', true), set_config('IntervalStyle', 'postgres', true),
      set_config('extra_float_digits', '1', true), set_config('bytea_output', 'hex', true)`);
    const result = await work();
    await login.run('COMMIT');
    return result;
  } catch (fault) {
    await login.run('ROLLBACK').catch(() => undefined);
    throw fault;
  }
}

/** The rows of a table as JSON texts, batch by batch. Within `inOneState`; one table at a time. */
export async function* readRows(login: Login, table: Table): AsyncGenerator<string[]> {
  // JSON inside JSON travels as text: a value that is JSON's null would otherwise become no value.
  const columns = table.columns.map(({ name, isJson }) =>
    isJson ? `${name}::text AS ${name}` : name,
  );
  await login.run(`DECLARE copied NO SCROLL CURSOR FOR
    SELECT row_to_json(r)::text AS row FROM (SELECT ${columns.join(', ')} FROM ${table.name}) r`);
  try {
    for (;;) {
      const rows = await login.run<{ row: string }>(`FETCH ${batchRows} FROM copied`);
      if (rows.length === 0) return;
      yield rows.map(({ row }) => row);
    }
  } finally {
    await login.run('CLOSE copied').catch(() => undefined);
  }
}

/** Writes rows that `readRows` gave. */
export async function writeRows(
  login: Login,
  table: Table,
  rows: readonly string[],
): Promise<void> {
  const names = table.columns.map(({ name }) => name);
  const values = table.columns.map(({ name, isJson }) =>
    isJson ? `(${name} #>> '{}')::jsonb` : name,
  );
  await login.run(
    `INSERT INTO ${table.name} (${names.join(', ')})
     SELECT ${values.join(', ')} FROM json_populate_recordset(NULL::${table.name}, $1::json)`,
    [`[${rows.join(',')}]`],
  );
}

/** Sums up a table as it stands. Within `inOneState`. */
export async function sumOf(login: Login, table: Table): Promise<Sum> {
  const tally = new Tally();
  for await (const rows of readRows(login, table)) for (const row of rows) tally.add(row);
  return tally.sum;
}

/** @throws when any of the tables holds a row */
export async function insistEmpty(login: Login, tables: readonly Table[]): Promise<void> {
  for (const { name } of tables) {
    const rows = await login.run(`SELECT FROM ${name} LIMIT 1`);
    if (rows.length > 0)
      throw new Error(`the target is not empty: there are rows in ${name}. Nothing was changed.`);
  }
}

/** @throws when a table on the target does not hold exactly what was read from the source */
export async function insistSame(
  login: Login,
  tables: readonly Table[],
  expected: ReadonlyMap<string, Sum>,
): Promise<void> {
  for (const table of tables) {
    const [found, meant] = [await sumOf(login, table), expected.get(table.name)];
    if (found.rows !== meant?.rows || found.sum !== meant.sum)
      throw new Error(
        `${table.name} did not arrive as it left: ${found.rows} rows of ${meant?.rows}. Nothing was kept.`,
      );
  }
}
