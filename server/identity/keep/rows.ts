import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/tx';

/** A row as it is sent: what JSON can say; bigints as text. */
export type Row = Readonly<Record<string, unknown>>;

/** Columns of a table in the order they are written, each with its SQL type. */
export type Columns = Readonly<Record<string, string>>;

/**
 * Inserts any number of rows, sent as one parameter: the statement's text never changes with their number, so that it
 * stays prepared. Does nothing for none.
 */
export async function insertRows(
  tx: Tx,
  table: string,
  columns: Columns,
  rows: readonly Row[],
  onConflict: RawBuilder<unknown> = sql``,
): Promise<void> {
  if (rows.length === 0) return;
  const names = sql.raw(Object.keys(columns).join(', '));
  await sql`INSERT INTO ${sql.table(`clientele.${table}`)} (${names})
    SELECT ${names} FROM ${asRelation(columns, rows)} ${onConflict}`.execute(tx);
}

/**
 * Rows as a relation named `r`, sent as one parameter. The planner knows as little of its length with the parameter as
 * without, and so keeps one plan; over `unnest` it plans anew every time, which costs more than to run the plan. A join
 * of it to a large table also says `id = ANY (…)`: the planner, who takes a tenant for small, would read all of the tenant.
 */
export function asRelation(columns: Columns, rows: readonly Row[]): RawBuilder<unknown> {
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) AS r (${sql.raw(typed.join(', '))})`;
}
