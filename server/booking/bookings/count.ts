import { sql } from 'kysely';
import type { BookingStatus } from '#contract/booking/booking';
import type { bookingsOperations } from '#contract/booking/bookings';
import type { ReplyOf } from '#contract/operation';
import type { Tx } from '#platform/tx';
import { type Filters, whichOf } from './list.ts';

/** How many bookings stand where. As `caller`. */
export async function countBookings(
  tx: Tx,
  tenant: string,
  filters: Filters,
): Promise<ReplyOf<typeof bookingsOperations.countBookings>> {
  const { rows } = await sql<{ status: BookingStatus; bookings: number }>`
    SELECT b.status, count(*)::int AS bookings FROM clientele.bookings b
    WHERE b.tenant_id = ${tenant} AND ${whichOf(filters)} GROUP BY b.status ORDER BY b.status`.execute(
    tx,
  );
  return { all: rows.reduce((sum, { bookings }) => sum + bookings, 0), rows };
}
