import { sql } from 'kysely';
import type { CustomerRow } from '#contract/customer';
import type { identity } from '#contract/identity';
import type { QueryOf } from '#contract/operation';
import { nextCursor, readCursor } from '#platform/keyset';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { searchCustomers } from './search.ts';

type Wanted = QueryOf<typeof identity.listCustomers>;

/** A customer's place in a list: the name it is ordered by, and its id. */
interface Placed {
  readonly id: string;
  readonly name: string;
}

/**
 * Customers by name or newest first, or the best matches for what was typed.
 * @throws {Refusal} `invalid_input` for a cursor that is none
 */
export async function listCustomers(
  tx: Tx,
  who: Tenanted,
  wanted: Wanted,
): Promise<{ rows: CustomerRow[]; next: string | null }> {
  const found = await find(tx, who.tenant, wanted);
  const ids = found.slice(0, wanted.limit).map((one) => one.id);
  const searched = wanted.q !== undefined && wanted.q.trim() !== '';
  return {
    rows: await rowsOf(tx, who.tenant, ids),
    next: nextCursor(found, wanted.limit, ({ id, name }) =>
      searched || wanted.sort === 'newest' ? [id] : [name, id],
    ),
  };
}

/** One more than the page holds, in order. */
async function find(tx: Tx, tenant: string, wanted: Wanted): Promise<Placed[]> {
  const { q, cursor, limit, sort, tag } = wanted;
  if (q !== undefined && q.trim() !== '') {
    const [after] = readCursor(cursor, ['id']) ?? [];
    const ids = await searchCustomers(tx, q, { limit: limit + 1, after, tag });
    return ids.map((id) => ({ id, name: '' }));
  }
  return sort === 'name'
    ? byName(tx, tenant, limit + 1, readCursor(cursor, ['text', 'id']), tag)
    : newest(tx, tenant, limit + 1, readCursor(cursor, ['id']), tag);
}

const tagged = (tenant: string, customer: string, tag: string | undefined) =>
  tag === undefined
    ? sql``
    : sql`AND EXISTS (SELECT FROM clientele.customer_tags t
        WHERE t.tenant_id = ${tenant} AND t.tag_id = ${tag} AND t.customer_id = ${sql.ref(customer)})`;

async function byName(
  tx: Tx,
  tenant: string,
  limit: number,
  place: readonly string[] | undefined,
  tag: string | undefined,
): Promise<Placed[]> {
  const after =
    place === undefined
      ? sql``
      : sql`AND (s.by_given, s.customer_id) > (${place[0]}, ${place[1]}::uuid)`;
  const { rows } = await sql<Placed>`
    SELECT s.customer_id AS id, s.by_given AS name FROM clientele.search_texts s
    WHERE s.tenant_id = ${tenant} ${after} ${tagged(tenant, 's.customer_id', tag)}
    ORDER BY s.by_given, s.customer_id LIMIT ${limit}`.execute(tx);
  return rows;
}

async function newest(
  tx: Tx,
  tenant: string,
  limit: number,
  place: readonly string[] | undefined,
  tag: string | undefined,
): Promise<Placed[]> {
  const before = place === undefined ? sql`` : sql`AND c.id < ${place[0]}::uuid`;
  const { rows } = await sql<Placed>`
    SELECT c.id, '' AS name FROM clientele.customers c
    WHERE c.tenant_id = ${tenant} AND c.merged_at IS NULL AND c.erased_at IS NULL ${before} ${tagged(tenant, 'c.id', tag)}
    ORDER BY c.id DESC LIMIT ${limit}`.execute(tx);
  return rows;
}

type Row = Omit<CustomerRow, 'createdAt' | 'updatedAt'> & { createdAt: Date; updatedAt: Date };

/** What the list shows of these customers, in this order. */
async function rowsOf(tx: Tx, tenant: string, ids: readonly string[]): Promise<CustomerRow[]> {
  if (ids.length === 0) return [];
  const first = (kind: 'email' | 'phone') => sql`(SELECT i.value FROM clientele.identifiers i
    WHERE i.tenant_id = ${tenant} AND i.customer_id = c.id AND i.kind = ${kind} AND i.is_primary)`;
  const { rows } = await sql<Row>`
    SELECT c.id, c.name, c.company, ${first('email')} AS email, ${first('phone')} AS phone,
      c.created_at AS "createdAt", c.updated_at AS "updatedAt",
      (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'color', t.color) ORDER BY t.name), '[]')
        FROM clientele.customer_tags o
        JOIN clientele.tags t ON t.tenant_id = ${tenant} AND t.id = o.tag_id
        WHERE o.tenant_id = ${tenant} AND o.customer_id = c.id) AS tags,
      (SELECT count(*)::int FROM clientele.links l
        WHERE l.tenant_id = ${tenant} AND l.customer_id = c.id AND l.ended_at IS NULL) AS profiles,
      EXISTS (SELECT FROM clientele.reviews r
        WHERE r.tenant_id = ${tenant} AND r.customer_id = c.id AND r.state = 'open') AS "inReview"
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS wanted (id, place)
    JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = wanted.id
    ORDER BY wanted.place`.execute(tx);
  return rows.map((row) =>
    Object.assign(row, {
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    }),
  );
}
