import { sql } from 'kysely';
import type { ownOperations } from '#contract/booking/own';
import type { QueryOf, ReplyOf } from '#contract/operation';
import { nextCursor, readCursor } from '#platform/keyset';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';
import { readOwn } from '../bookings/read-own.ts';
import { allOf } from '../bookings/list.ts';
import { mine, orderOf } from './mine.ts';

type Listing = typeof ownOperations.listOwnBookings;
type Mine = ReplyOf<Listing>['rows'][number];

/** The bookings of whoever asks, page by page. As `engine`. */
export async function listOwnBookings(
  tx: Tx,
  who: Customer,
  { when, limit, cursor }: QueryOf<Listing>,
): Promise<ReplyOf<Listing>> {
  const [at, id] = readCursor(cursor, ['instant', 'id']) ?? [];
  const there = sql`(${at}::timestamptz, ${id}::uuid)`;
  const after =
    at === undefined
      ? sql<boolean>`true`
      : when === 'ahead'
        ? sql<boolean>`(b.starts_at, b.id) > ${there}`
        : sql<boolean>`(b.starts_at, b.id) < ${there}`;
  const { rows } = await sql<{ id: string; at: Date }>`
    SELECT b.id, b.starts_at AS at FROM clientele.bookings b
    WHERE b.tenant_id = ${who.tenant} AND ${allOf([mine(who, when), after])}
    ORDER BY ${orderOf(when)} LIMIT ${limit + 1}`.execute(tx);
  return {
    rows: await shownOwn(
      tx,
      who,
      rows.slice(0, limit).map((row) => row.id),
    ),
    next: nextCursor(rows, limit, (row) => [row.at.toISOString(), row.id]),
  };
}

/** Bookings as whoever booked sees them, in the order of their ids. */
export async function shownOwn(
  tx: Tx,
  { tenant }: Customer,
  ids: readonly string[],
): Promise<Mine[]> {
  const read = await readOwn(tx, tenant, ids);
  return ids.flatMap((id) => {
    const one = read.get(id);
    return one === undefined ? [] : [{ ...one.booking, id, link: one.link }];
  });
}
