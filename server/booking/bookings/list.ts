import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { QueryOf, ReplyOf } from '#contract/operation';
import type { bookingsOperations } from '#contract/booking/bookings';
import { nextCursor, readCursor } from '#platform/keyset';
import type { Tx } from '#platform/tx';
import type { Staff, Key } from '#platform/who';
import { readRows } from './row.ts';
import { listed } from './shown.ts';

type Listing = typeof bookingsOperations.listBookings;
/** Which bookings are meant. */
export type Filters = Omit<QueryOf<Listing>, 'limit' | 'cursor' | 'order'>;

/** Bookings in the order of their start, page by page. As `caller`. */
export async function listBookings(
  tx: Tx,
  { tenant }: Staff | Key,
  { limit, cursor, order, ...filters }: QueryOf<Listing>,
): Promise<ReplyOf<Listing>> {
  const place = readCursor(cursor, ['instant', 'id']);
  const way = order === 'soonest' ? sql`ASC` : sql`DESC`;
  const rows = await readRows(tx, tenant, allOf([whichOf(filters), afterOf(place, order)]), {
    order: sql`b.starts_at ${way}, b.id ${way}`,
    limit: limit + 1,
  });
  return {
    rows: rows.slice(0, limit).map(listed),
    next: nextCursor(rows, limit, ({ starts_at: at, id }) => [at.toISOString(), id]),
  };
}

function afterOf(place: readonly string[] | undefined, order: 'soonest' | 'latest') {
  if (place === undefined) return sql<SqlBool>`true`;
  const [at, id] = place;
  const there = sql`(${at}::timestamptz, ${id}::uuid)`;
  return order === 'soonest'
    ? sql<SqlBool>`(b.starts_at, b.id) > ${there}`
    : sql<SqlBool>`(b.starts_at, b.id) < ${there}`;
}

/** Conditions that must all be met. */
export const allOf = (all: readonly RawBuilder<SqlBool>[]) =>
  sql<SqlBool>`${sql.join(all, sql` AND `)}`;

/** A condition on `b`: bookings that are meant. */
export function whichOf(filters: Filters): RawBuilder<SqlBool> {
  const { from, to, service, resource, location, status, customer, series, session, q } = filters;
  const all: RawBuilder<SqlBool>[] = [sql`true`];
  if (from !== undefined) all.push(sql`b.starts_at >= ${from}::timestamptz`);
  if (to !== undefined) all.push(sql`b.starts_at < ${to}::timestamptz`);
  if (service !== undefined) all.push(sql`b.service_id = ${service}`);
  if (location !== undefined) all.push(sql`b.location_id = ${location}`);
  if (status !== undefined) all.push(sql`b.status = ANY (${status}::text[])`);
  if (customer !== undefined)
    all.push(sql`b.customer_id = (SELECT clientele.survivor(${customer}::uuid))`);
  if (series !== undefined) all.push(sql`b.series_id = ${series}`);
  if (session !== undefined) all.push(sql`b.session_id = ${session}`);
  if (resource !== undefined)
    all.push(sql`EXISTS (SELECT FROM clientele.allocations a WHERE a.tenant_id = b.tenant_id
      AND a.resource_id = ${resource} AND (a.booking_id = b.id OR a.session_id = b.session_id))`);
  if (q !== undefined) all.push(named(q));
  return allOf(all);
}

/** By part of the reference, or of the name as it was written down or is today. */
function named(q: string): RawBuilder<SqlBool> {
  const like = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return sql`(b.reference ILIKE ${like} OR EXISTS (SELECT FROM clientele.booking_people p
    WHERE p.tenant_id = b.tenant_id AND p.booking_id = b.id AND p.name ILIKE ${like})
    OR EXISTS (SELECT FROM clientele.customers k
    WHERE k.tenant_id = b.tenant_id AND k.id = b.customer_id AND k.name ILIKE ${like}))`;
}
