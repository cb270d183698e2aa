import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { cancel, type Cancelling } from '../bookings/cancel.ts';
import { lockBooking } from '../bookings/locked.ts';
import { mayBecome } from '../bookings/transitions.ts';
import { marksOf } from '../holds/give-back.ts';
import { sendNotices } from '../notices/send.ts';
import { raiseMarks } from '../taking/marks.ts';

/**
 * Cancels what is still to come of bookings that repeat. As `caller`. All of them are held before the first lets go of
 * anything, so that nobody who moves one of them waits for us while we wait for them.
 * @throws {Refusal} `not_found`
 */
export async function cancelSeries(
  tx: Tx,
  who: Staff | Key,
  { id, ...how }: Cancelling & { readonly id: string },
): Promise<{ cancelled: number }> {
  const { tenant } = who;
  const series = await tx
    .updateTable('booking_series')
    .set({ cancelled_at: now() })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  if (series === undefined) refuse('not_found');
  const members = await tx
    .selectFrom('bookings')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('series_id', '=', id)
    .where('starts_at', '>', now())
    .orderBy('id')
    .execute();
  const locked = [];
  for (const member of members) locked.push(await lockBooking(tx, tenant, member.id));
  const open = locked.filter(({ status }) => mayBecome(status, 'cancelled'));
  await raiseMarks(tx, tenant, await marksOf(tx, tenant, open));
  for (const booking of open) await cancel(tx, who, booking, how);
  const told = open.flatMap(({ id: one, status }) => (status === 'held' ? [] : [one]));
  await sendNotices(tx, who, 'cancelled', told);
  return { cancelled: open.length };
}
