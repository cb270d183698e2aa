import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/tx';
import { movingTables, type MovingTable } from '../../merging.ts';
import type { Columns, Done } from './ledger.ts';

/** Between whom rows move. */
export interface Way {
  readonly from: string;
  readonly to: string;
  /** Only rows that say what a row of this customer says. */
  readonly like?: string;
}

/** Moves the rows of a customer to another, table by table (server/merging.ts). @returns what was moved */
export async function moveRows(tx: Tx, tenant: string, way: Way): Promise<Done[]> {
  // Sent together: they travel in one round trip, and are done in this order.
  return (await Promise.all(movingTables.map((table) => moveTable(tx, tenant, table, way)))).flat();
}

async function moveTable(tx: Tx, tenant: string, table: MovingTable, way: Way): Promise<Done[]> {
  const { rows } = await sql<{ row: Columns }>`
    UPDATE ${sql.table(`clientele.${table.table}`)} AS t SET customer_id = ours
    FROM (SELECT ${way.to}::uuid AS ours) AS goal
    WHERE t.tenant_id = ${tenant} AND t.customer_id = ${way.from} AND ${moves(tenant, table, way)}
    RETURNING ${keyOf(table.by)} AS row`.execute(tx);
  return rows.map(({ row }) => ({
    table: table.table,
    customer: way.from,
    row,
    moved: true,
    changed: null,
    made: null,
    gone: null,
  }));
}

/** Whether a row `t` moves: nothing that it clashes with is there, and what else the table says holds. */
function moves(
  tenant: string,
  { table, clash, only }: MovingTable,
  { to, like }: Way,
): RawBuilder<unknown> {
  if (like !== undefined && clash === undefined) return sql`false`;
  const says = (customer: string) => sql`EXISTS (
    SELECT FROM ${sql.table(`clientele.${table}`)} o
    WHERE o.tenant_id = ${tenant} AND o.customer_id = ${customer}
      AND ${sql.join([sql`true`, ...(clash ?? []).map((name) => sql`o.${sql.id(name)} = t.${sql.id(name)}`)], sql` AND `)})`;
  const conditions: RawBuilder<unknown>[] = [
    ...(clash === undefined ? [] : [sql`NOT ${says(to)}`]),
    ...(like === undefined ? [] : [says(like)]),
    ...(only === undefined ? [] : [sql`(${sql.raw(only)})`]),
  ];
  return sql.join([sql`true`, ...conditions], sql` AND `);
}

/** How many rows of each kind would move, and how many would be left where they are because both have the same. */
export async function countMoving(
  tx: Tx,
  tenant: string,
  way: Way,
): Promise<{ what: string; moves: number; both: number }[]> {
  const parts = movingTables.map((table) => {
    const counts = sql`count(*) FILTER (WHERE ${moves(tenant, table, way)})::int AS moves, count(*)::int AS all`;
    const open =
      table.clash === undefined && table.only !== undefined
        ? sql`AND (${sql.raw(table.only)})`
        : sql``;
    return sql`SELECT ${table.table}::text AS what, n.moves, n.all - n.moves AS both FROM (
      SELECT ${counts} FROM ${sql.table(`clientele.${table.table}`)} t, (SELECT ${way.to}::uuid AS ours) AS goal
      WHERE t.tenant_id = ${tenant} AND t.customer_id = ${way.from} ${open}) AS n WHERE n.all > 0`;
  });
  const { rows } = await sql<{ what: string; moves: number; both: number }>`
    ${sql.join(parts, sql` UNION ALL `)}`.execute(tx);
  return rows;
}

/** What tells a row `t` from others of its customer, as JSON; numbers too long for it as text. */
const keyOf = (by: readonly string[]) =>
  sql`jsonb_build_object(${sql.join(by.flatMap((name) => [sql`${name}::text`, sql`t.${sql.id(name)}::text`]))})`;

/** Moves rows back to whom they were moved from; what is there no more, or with somebody else, is left alone. */
export async function moveBack(
  tx: Tx,
  tenant: string,
  done: readonly Done[],
  { from, to }: Way,
): Promise<void> {
  const tables = Map.groupBy(
    done.filter((one) => one.moved),
    (one) => one.table,
  );
  for (const { table, by, clash } of movingTables) {
    const rows = tables.get(table);
    if (rows === undefined) continue;
    const same = by.map((name) => sql`t.${sql.id(name)}::text = k.row ->> ${name}::text`);
    const free =
      clash === undefined
        ? sql`true`
        : sql`NOT EXISTS (SELECT FROM ${sql.table(`clientele.${table}`)} o
            WHERE o.tenant_id = ${tenant} AND o.customer_id = ${to} AND ${sql.join(
              [sql`true`, ...clash.map((name) => sql`o.${sql.id(name)} = t.${sql.id(name)}`)],
              sql` AND `,
            )})`;
    await sql`UPDATE ${sql.table(`clientele.${table}`)} AS t SET customer_id = ${to}::uuid
      FROM unnest(${rows.map((one) => JSON.stringify(one.row))}::jsonb[]) AS k (row)
      WHERE t.tenant_id = ${tenant} AND t.customer_id = ${from}
        AND ${sql.join(same, sql` AND `)} AND ${free}`.execute(tx);
  }
}
