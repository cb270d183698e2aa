import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { identity } from '#contract/identity';
import type { QueryOf } from '#contract/operation';
import { nextCursor, readCursor } from '#platform/keyset';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import type { CustomerRow } from '#contract/customer';
import { isAnybody, conditionOf, living } from '../segments/whom.ts';
import { rowsOf } from './rows.ts';
import { deepestSearch, searchCustomers } from './search.ts';

type Wanted = QueryOf<typeof identity.listCustomers>;

/** A customer's place in a list: what it is ordered by (a name, an instant), and its id. */
interface Placed {
  readonly id: string;
  readonly name: string;
}

/**
 * Customers by name, newest or last changed first, or the best matches for what was typed; all, or those of a segment.
 * @throws {Refusal} `invalid_input` for a cursor that is none or a condition that cannot be asked; `not_found` for a
 * segment there is not
 */
export async function listCustomers(
  tx: Tx,
  who: Tenanted,
  wanted: Wanted,
): Promise<{ rows: CustomerRow[]; next: string | null }> {
  const found = await find(tx, who.tenant, wanted);
  const ids = found.slice(0, wanted.limit).map((one) => one.id);
  const onlyId = isSearch(wanted.q) || wanted.sort === 'newest';
  return {
    rows: await rowsOf(tx, who.tenant, ids, wanted.fields?.split(',')),
    next: nextCursor(found, wanted.limit, ({ id, name }) => (onlyId ? [id] : [name, id])),
  };
}

/** One more than the page holds, in order. */
async function find(tx: Tx, tenant: string, wanted: Wanted): Promise<Placed[]> {
  const { q, cursor, limit } = wanted;
  const only = isAnybody(wanted) ? undefined : await conditionOf(tx, tenant, wanted);
  const asked = { tenant, limit: limit + 1, only };
  if (isSearch(q)) {
    const [after] = readCursor(cursor, ['id']) ?? [];
    return searched(tx, q, { ...asked, after });
  }
  return inOrder(tx, orderOf(wanted, tenant), asked);
}

interface Asked {
  readonly tenant: string;
  readonly limit: number;
  /** A condition on `clientele.customers c`. */
  readonly only: RawBuilder<SqlBool> | undefined;
}

const isSearch = (q: string | undefined): q is string => q !== undefined && q.trim() !== '';

/** The best matches; with a condition, those of the best `deepestSearch` that meet it. */
async function searched(
  tx: Tx,
  q: string,
  { tenant, limit, only, after }: Asked & { after: string | undefined },
): Promise<Placed[]> {
  if (only === undefined)
    return (await searchCustomers(tx, q, { limit, after })).map((id) => ({ id, name: '' }));
  const ids = await searchCustomers(tx, q, { limit: deepestSearch });
  const { rows } = await sql<Placed>`
    SELECT c.id, '' AS name FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND c.id = ANY (${ids}::uuid[]) AND ${only}`.execute(tx);
  const fitting = new Set(rows.map((row) => row.id));
  const inOrder = ids.filter((id) => fitting.has(id));
  const from = after === undefined ? 0 : inOrder.indexOf(after) + 1;
  return inOrder.slice(from, from + limit).map((id) => ({ id, name: '' }));
}

/** How many of an order are looked at one after another, before those who meet a condition are gathered. */
const mostWalked = 3000;

/**
 * The next of an order. Where many meet the condition, they are met on the way. Where few do, the way would lead past
 * everybody: then they are gathered first, and put in order.
 */
async function inOrder(tx: Tx, order: Order, { tenant, limit, only }: Asked): Promise<Placed[]> {
  if (only === undefined) return placed(tx, standing(order, limit));
  const met = await placed(
    tx,
    // OFFSET 0 keeps it a question about each of them, however many the planner believes to meet the condition.
    sql`SELECT p.id, p.name FROM (${standing(order, mostWalked)}) AS p
      WHERE EXISTS (SELECT FROM clientele.customers c
        WHERE c.tenant_id = ${tenant} AND c.id = p.id AND ${only} OFFSET 0)
      ORDER BY ${sorted(order, { id: sql`p.id`, name: sql`p.name` })} LIMIT ${limit}`,
  );
  if (met.length === limit) return met;
  const gathered = sql<SqlBool>`${order.where} AND ${order.columns.id} IN (SELECT f.id FROM fitting f)`;
  return placed(
    tx,
    sql`WITH fitting AS MATERIALIZED (
        SELECT c.id FROM clientele.customers c WHERE c.tenant_id = ${tenant} AND ${only})
      ${standing({ ...order, where: gathered }, limit)}`,
  );
}

async function placed(tx: Tx, query: RawBuilder<unknown>): Promise<Placed[]> {
  const { rows } = await sql<{ id: string; name: string | Date }>`${query}`.execute(tx);
  return rows.map(({ id, name }) => ({
    id,
    name: typeof name === 'string' ? name : name.toISOString(),
  }));
}

interface Columns {
  readonly id: RawBuilder<unknown>;
  /** What it is ordered by, beside the id. */
  readonly name: RawBuilder<unknown>;
}

/** An order of customers, from a place on. */
interface Order {
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<SqlBool>;
  readonly columns: Columns;
  readonly keys: readonly (keyof Columns)[];
  readonly direction: RawBuilder<unknown>;
}

const standing = (order: Order, limit: number) => sql`
  SELECT ${order.columns.id} AS id, ${order.columns.name} AS name FROM ${order.from}
  WHERE ${order.where} ORDER BY ${sorted(order, order.columns)} LIMIT ${limit}`;

const sorted = ({ keys, direction }: Order, columns: Columns) =>
  sql.join(keys.map((key) => sql`${columns[key]} ${direction}`));

function orderOf({ sort, cursor }: Wanted, tenant: string): Order {
  switch (sort) {
    case 'name': {
      const place = readCursor(cursor, ['text', 'id']);
      const behind = place && sql`(s.by_given, s.customer_id) > (${place[0]}, ${place[1]}::uuid)`;
      return {
        from: sql`clientele.search_texts s`,
        where: sql`s.tenant_id = ${tenant} AND ${behind ?? sql`true`}`,
        columns: { id: sql`s.customer_id`, name: sql`s.by_given` },
        keys: ['name', 'id'],
        direction: sql`ASC`,
      };
    }
    case 'newest': {
      const place = readCursor(cursor, ['id']);
      const behind = place && sql`c.id < ${place[0]}::uuid`;
      return { ...backwards(tenant, behind), keys: ['id'] };
    }
    case 'changed': {
      const place = readCursor(cursor, ['instant', 'id']);
      const behind =
        place && sql`(c.updated_at, c.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)`;
      return { ...backwards(tenant, behind), keys: ['name', 'id'] };
    }
  }
}

const backwards = (tenant: string, behind: RawBuilder<unknown> | undefined) => ({
  from: sql`clientele.customers c`,
  where: sql<SqlBool>`c.tenant_id = ${tenant} AND ${living} AND ${behind ?? sql`true`}`,
  columns: { id: sql`c.id`, name: sql`c.updated_at` },
  direction: sql`DESC`,
});
