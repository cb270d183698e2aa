import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { identity } from '#contract/identity';
import type { QueryOf } from '#contract/operation';
import { nextCursor, type Place, readCursor } from '#platform/keyset';
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
  const { q, cursor, limit, sort } = wanted;
  const only = isAnybody(wanted) ? undefined : await conditionOf(tx, tenant, wanted);
  const asked = { tenant, limit: limit + 1, only };
  if (isSearch(q)) {
    const [after] = readCursor(cursor, ['id']) ?? [];
    return searched(tx, q, { ...asked, after });
  }
  switch (sort) {
    case 'name':
      return byName(tx, { ...asked, place: readCursor(cursor, ['text', 'id']) });
    case 'newest':
      return newest(tx, { ...asked, place: readCursor(cursor, ['id']) });
    case 'changed':
      return lastChanged(tx, { ...asked, place: readCursor(cursor, ['instant', 'id']) });
  }
}

interface Asked {
  readonly tenant: string;
  readonly limit: number;
  /** A condition on `clientele.customers c`. */
  readonly only: RawBuilder<SqlBool> | undefined;
  readonly place?: Place | undefined;
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

async function byName(tx: Tx, { tenant, limit, only, place }: Asked): Promise<Placed[]> {
  const after =
    place === undefined
      ? sql``
      : sql`AND (s.by_given, s.customer_id) > (${place[0]}, ${place[1]}::uuid)`;
  const fitting =
    only === undefined
      ? sql``
      : sql`JOIN clientele.customers c
          ON c.tenant_id = ${tenant} AND c.id = s.customer_id AND ${only}`;
  const { rows } = await sql<Placed>`
    SELECT s.customer_id AS id, s.by_given AS name FROM clientele.search_texts s ${fitting}
    WHERE s.tenant_id = ${tenant} ${after}
    ORDER BY s.by_given, s.customer_id LIMIT ${limit}`.execute(tx);
  return rows;
}

async function newest(tx: Tx, { tenant, limit, only, place }: Asked): Promise<Placed[]> {
  const before = place === undefined ? sql`` : sql`AND c.id < ${place[0]}::uuid`;
  const { rows } = await sql<Placed>`
    SELECT c.id, '' AS name FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND ${only ?? living} ${before}
    ORDER BY c.id DESC LIMIT ${limit}`.execute(tx);
  return rows;
}

async function lastChanged(tx: Tx, { tenant, limit, only, place }: Asked): Promise<Placed[]> {
  const before =
    place === undefined
      ? sql``
      : sql`AND (c.updated_at, c.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)`;
  const { rows } = await sql<{ id: string; at: Date }>`
    SELECT c.id, c.updated_at AS at FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND ${only ?? living} ${before}
    ORDER BY c.updated_at DESC, c.id DESC LIMIT ${limit}`.execute(tx);
  return rows.map(({ id, at }) => ({ id, name: at.toISOString() }));
}
