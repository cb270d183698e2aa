import { sql } from 'kysely';
import type { VipBooking, VipBookingMove } from '#contract/vip';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';
import { checkInTime, conditionsOf } from '../bookings/cancel.ts';
import { lockWithCustomer, type Locked } from '../bookings/locked.ts';
import { reschedule } from '../bookings/reschedule.ts';
import { dayMinutes, instantsOf } from '../zones/convert.ts';
import { dayNumber, instantWritten } from '../zones/days.ts';
import { zoneTable } from '../zones/table.ts';
import { findOwn, moveMine } from './change.ts';
import { shownVip } from './vip-bookings.ts';

/**
 * Moves one's own booking to a day and a time by the clock on the wall there. For another duration another booking takes its
 * place, by another id. As `engine`.
 * @throws {Refusal} `not_found`, `too_late`, `slot_not_offered` for a time that no clock shows and a duration that is not to be
 *   had, and as `move`
 */
export async function vipMove(
  tx: Tx,
  who: Customer,
  { id, date, startTime, duration }: VipBookingMove & { readonly id: string },
): Promise<VipBooking> {
  const booking = await findOwn(tx, who, id);
  const start = await startAt(tx, who.tenant, id, { date, startTime });
  const minutes = Math.round(duration * 60);
  const had = (booking.endsAt.getTime() - booking.startsAt.getTime()) / 60_000;
  const moved =
    minutes === had
      ? (await moveMine(tx, who, { id, start })).id
      : await changeTo(tx, who, booking, { start, minutes });
  const [shown] = await shownVip(tx, who, [moved]);
  return shown ?? refuse('not_found');
}

/** The instant at which the clock shows that, where the booking is. */
async function startAt(
  tx: Tx,
  tenant: string,
  id: string,
  { date, startTime }: Pick<VipBookingMove, 'date' | 'startTime'>,
): Promise<string> {
  const { zone } = await tx
    .selectFrom('bookings')
    .select('zone')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const [hours = 0, minutes = 0] = startTime.split(':').map(Number);
  const local = dayNumber(date) * dayMinutes + hours * 60 + minutes;
  const [instant] = instantsOf(zoneTable(zone), local);
  return instant === undefined
    ? refuse('slot_not_offered', { facts: { reasons: 'hours' } })
    : instantWritten(instant);
}

async function changeTo(
  tx: Tx,
  who: Customer,
  { id, service }: Locked,
  { start, minutes }: { readonly start: string; readonly minutes: number },
): Promise<string> {
  const booking = await lockWithCustomer(tx, who, id);
  checkInTime(booking, (await conditionsOf(tx, who.tenant, booking)).changeHours);
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM clientele.service_options
    WHERE tenant_id = ${who.tenant} AND service_id = ${service} AND minutes = ${minutes} AND archived_at IS NULL
    ORDER BY position, id LIMIT 1`.execute(tx);
  const option = rows[0]?.id ?? refuse('slot_not_offered', { facts: { reasons: 'duration' } });
  return reschedule(tx, who, booking, { start, option, despite: [] });
}
