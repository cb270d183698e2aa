import { sql } from 'kysely';
import type { VipBooking } from '#contract/vip';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';
import { type BookingRow, oneOf, readRows } from '../bookings/row.ts';
import { mine, orderOf, type When } from './mine.ts';

/** Which of one's own bookings are wanted, and which page of them. */
export interface WantedPage {
  readonly filter: 'future' | 'past' | 'all';
  readonly page: number;
  readonly limit: number;
}

const whens = { future: 'ahead', past: 'past', all: 'all' } as const satisfies Record<string, When>;

/** A page of one's own bookings, as callers of the VIP API have it, and how many there are. As `engine`. */
export async function vipBookings(
  tx: Tx,
  who: Customer,
  { filter, page, limit }: WantedPage,
): Promise<{ rows: VipBooking[]; all: number }> {
  const when = whens[filter];
  const { rows } = await sql<{ id: string; all: number }>`
    SELECT b.id, (count(*) OVER ())::int AS all FROM clientele.bookings b
    WHERE b.tenant_id = ${who.tenant} AND ${mine(who, when)}
    ORDER BY ${orderOf(when)} LIMIT ${limit} OFFSET ${(page - 1) * limit}`.execute(tx);
  const ids = rows.map(({ id }) => id);
  const all = rows[0]?.all ?? (page === 1 ? 0 : await countMine(tx, who, when));
  return { rows: await shownVip(tx, who, ids), all };
}

/** How many there are, where the page that is asked for has none. */
async function countMine(tx: Tx, who: Customer, when: When): Promise<number> {
  const { rows } = await sql<{ all: number }>`
    SELECT count(*)::int AS all FROM clientele.bookings b
    WHERE b.tenant_id = ${who.tenant} AND ${mine(who, when)}`.execute(tx);
  return rows[0]?.all ?? 0;
}

/** Bookings as callers of the VIP API have them, in the order of their ids. */
export async function shownVip(
  tx: Tx,
  { tenant }: Customer,
  ids: readonly string[],
): Promise<VipBooking[]> {
  if (ids.length === 0) return [];
  const byId = new Map((await readRows(tx, tenant, oneOf(ids))).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [vipBooking(row)];
  });
}

const statuses: Readonly<Record<BookingRow['status'], VipBooking['status']>> = {
  held: 'pending',
  pending: 'pending',
  confirmed: 'confirmed',
  in_progress: 'confirmed',
  completed: 'completed',
  no_show: 'no_show',
  cancelled: 'cancelled',
  rescheduled: 'cancelled',
  expired: 'cancelled',
};

function vipBooking(row: BookingRow): VipBooking {
  const [date = '', startTime = ''] = row.local_start.split('T');
  const places = row.resources.filter(({ kind }) => kind !== 'person');
  const named = (places.length > 0 ? places : row.resources).map(({ name }) => name);
  return {
    id: row.id,
    date,
    startTime,
    duration: row.option_minutes / 60,
    bay: named.join(', '),
    service: row.service_name,
    status: statuses[row.status],
    numberOfPeople: row.party_size,
  };
}
