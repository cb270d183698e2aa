import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/tx';

/** A row as it is sent: what JSON can say; bigints as text. */
export type Row = Readonly<Record<string, unknown>>;

/** Columns of a table in the order they are written, each with its SQL type. */
export type Columns = Readonly<Record<string, string>>;

/** Values that all rows have alike, by column, each with its type: see `uuid` and `instant`. */
export type Alike = Readonly<Record<string, RawBuilder<unknown>>>;

/** An id that all rows have alike. */
export const uuid = (id: string): RawBuilder<string> => sql`${id}::uuid`;

/** A moment that all rows have alike. */
export const instant = (at: Date): RawBuilder<Date> => sql`${at}::timestamptz`;

/** A text that all rows have alike. */
export const text = (words: string): RawBuilder<string> => sql`${words}::text`;

/**
 * Inserts any number of rows, sent as one parameter: the statement's text never changes with their number, so that it
 * stays prepared. Does nothing for none.
 * @param alike what all rows have alike, the tenant first of all; sent once
 */
export async function insertRows(
  tx: Tx,
  table: string,
  { alike, columns }: { readonly alike: Alike; readonly columns: Columns },
  rows: readonly Row[],
  onConflict: RawBuilder<unknown> = sql``,
): Promise<void> {
  if (rows.length === 0) return;
  const names = [...Object.keys(alike), ...Object.keys(columns)].map((name) => sql.id(name));
  const values = [
    ...Object.values(alike),
    ...Object.keys(columns).map((name) => sql.id('r', name)),
  ];
  await sql`INSERT INTO ${sql.table(`clientele.${table}`)} (${sql.join(names)})
    SELECT ${sql.join(values)} FROM ${asRelation(columns, rows)} ${onConflict}`.execute(tx);
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
