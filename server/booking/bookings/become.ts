import { type RawBuilder, sql } from 'kysely';
import type { BookingStatus } from '#contract/booking/booking';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import { giveBack, marksOf } from '../holds/give-back.ts';
import { count } from '../taking/counts.ts';
import { raiseMarks } from '../taking/marks.ts';
import { checkWay, type Locked } from './locked.ts';
import { stampOf, takes } from './transitions.ts';

/**
 * Brings a booking that is held for it to another state, notes when, and lets others have its time where it no longer takes
 * any. As `caller` or `engine`.
 * @param more what else is written of it
 * @throws {Refusal} `status_not_allowed`
 */
export async function become(
  tx: Tx,
  tenant: string,
  booking: Locked,
  to: BookingStatus,
  more: RawBuilder<unknown> = sql``,
): Promise<void> {
  checkWay(booking, to);
  if (takes(booking.status) && !takes(to)) {
    await raiseMarks(tx, tenant, await marksOf(tx, tenant, [booking]));
    await count(tx, tenant, await giveBack(tx, tenant, [booking]));
  }
  const at = now();
  const stamp =
    to in stampOf ? sql`, ${sql.ref(stampOf[to as keyof typeof stampOf])} = ${at}` : sql``;
  await sql`
    UPDATE clientele.bookings SET status = ${to}, hold_ends_at = NULL, version = version + 1,
      updated_at = ${at}${stamp}${more}
    WHERE tenant_id = ${tenant} AND id = ${booking.id}`.execute(tx);
}
