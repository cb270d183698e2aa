import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import { insertRows, uuid } from '../keep/rows.ts';

/** Columns by name, as JSON has their values. */
export type Columns = Readonly<Record<string, unknown>>;

/** What a merge did to one row. */
export interface Done {
  readonly table: string;
  /** Whose the row was; of one that was made, whose it is. */
  readonly customer: string;
  /** What tells it from that customer's others. */
  readonly row: Columns;
  /** It went to the customer that stays. */
  readonly moved: boolean;
  /** Columns that differ: as they were, and as they became. */
  readonly changed: Readonly<Record<string, readonly [unknown, unknown]>> | null;
  /** The whole row, where the merge wrote it, or took it away. */
  readonly made: Columns | null;
  readonly gone: Columns | null;
}

const columns = {
  position: 'int',
  table_name: 'text',
  customer_id: 'uuid',
  row: 'jsonb',
  moved: 'boolean',
  // Not jsonb: the order within a record tells, for it is hashed.
  changed: 'json',
  made: 'json',
  gone: 'json',
};

/** Writes down what a merge did, behind what it did before. */
export async function writeLedger(
  tx: Tx,
  tenant: string,
  lineage: string,
  done: readonly Done[],
): Promise<void> {
  if (done.length === 0) return;
  const { rows } = await sql<{ next: number }>`
    SELECT coalesce(max(r.position) + 1, 0)::int AS next FROM clientele.lineage_rows r
    WHERE r.tenant_id = ${tenant} AND r.lineage_id = ${lineage}`.execute(tx);
  const from = rows[0]?.next ?? 0;
  await insertRows(
    tx,
    'lineage_rows',
    { alike: { tenant_id: uuid(tenant), lineage_id: uuid(lineage) }, columns },
    done.map(({ table, customer, ...rest }, place) => ({
      ...rest,
      position: from + place,
      table_name: table,
      customer_id: customer,
    })),
  );
}

/** What a merge did, in the order in which it did. */
export async function readLedger(tx: Tx, tenant: string, lineage: string): Promise<Done[]> {
  const { rows } = await sql<Done>`
    SELECT r.table_name AS table, r.customer_id AS customer, r.row, r.moved, r.changed, r.made, r.gone
    FROM clientele.lineage_rows r
    WHERE r.tenant_id = ${tenant} AND r.lineage_id = ${lineage} ORDER BY r.position`.execute(tx);
  return rows;
}

/** Tables whose rows a merge changes beside moving them: the column that names the customer, and what tells its rows apart. */
const settled = {
  customers: { owner: 'id', by: [] },
  identifiers: { owner: 'customer_id', by: ['id'] },
  addresses: { owner: 'customer_id', by: ['id'] },
  customer_values: { owner: 'customer_id', by: ['field_id'] },
  legacy_aliases: { owner: 'customer_id', by: ['alias'] },
  reviews: { owner: 'customer_id', by: ['id'] },
  links: { owner: 'customer_id', by: ['id'] },
  match_records: { owner: 'customer_id', by: [] },
  customer_tiers: { owner: 'customer_id', by: ['id'] },
} as const;
type SettledTable = keyof typeof settled;

/** What counts on, and what follows from other columns or is written apart. */
export const left: ReadonlySet<string> = new Set([
  'tenant_id',
  'name',
  'version',
  'updated_at',
  'merged_at',
]);

/** A row as it stands. */
export interface Standing {
  readonly table: string;
  readonly customer: string;
  readonly key: Columns;
  readonly row: Columns;
}

/** Rows of some customers as they stand, of all tables whose rows a merge changes. */
export async function standing(
  tx: Tx,
  tenant: string,
  customers: readonly string[],
): Promise<readonly Standing[]> {
  const parts = (Object.keys(settled) as SettledTable[]).map((table) => {
    const { owner, by } = settled[table];
    return sql`SELECT ${table}::text AS table, t.${sql.id(owner)} AS customer,
        jsonb_build_object(${sql.join(
          by.flatMap((name) => [sql`${name}::text`, sql`t.${sql.id(name)}`]),
        )}) AS key, to_json(t) AS row
      FROM ${sql.table(`clientele.${table}`)} t
      WHERE t.tenant_id = ${tenant} AND t.${sql.id(owner)} = ANY (${customers}::uuid[])`;
  });
  const { rows } = await sql<Standing>`${sql.join(parts, sql` UNION ALL `)}`.execute(tx);
  return rows;
}

/** What became of rows between two looks at them. Pure. */
export function differences(before: readonly Standing[], after: readonly Standing[]): Done[] {
  const nameOf = ({ table, customer, key }: Standing) =>
    `${table} ${customer} ${JSON.stringify(key)}`;
  const was = new Map(before.map((one) => [nameOf(one), one]));
  const is = new Map(after.map((one) => [nameOf(one), one]));
  const done = ({ table, customer, key }: Standing, what: Partial<Done>): Done => ({
    table,
    customer,
    row: key,
    moved: false,
    changed: null,
    made: null,
    gone: null,
    ...what,
  });
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const [from, to] = [was.get(name), is.get(name)];
    if (from === undefined) return [done(to!, { made: to!.row })];
    if (to === undefined) return [done(from, { gone: from.row })];
    // What is derived is kept also where it is the same: by it an undo sees whether anything came between.
    const changed = Object.keys(to.row).filter(
      (column) =>
        column === 'record' ||
        (!left.has(column) && !isDeepStrictEqual(from.row[column], to.row[column])),
    );
    return changed.length === 0
      ? []
      : [
          done(to, {
            changed: Object.fromEntries(
              changed.map((column) => [column, [from.row[column], to.row[column]]]),
            ),
          }),
        ];
  });
}
