import { sql } from 'kysely';
import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff, System } from '#platform/who';
import { sendNotices } from '../notices/send.ts';
import { become } from './become.ts';
import { cancel, type Cancelling } from './cancel.ts';
import { letGoOfCards } from './keep-card.ts';
import { checkWay, lockBooking } from './locked.ts';
import { tell } from './tell.ts';

type By = Staff | Key | System;

/** Which booking is changed, and what the caller saw of it. */
export interface Target {
  readonly id: string;
  readonly version?: number | undefined;
}

/** Confirms a booking that waits for it. As `caller`, as all that follows. @throws {Refusal} `status_not_allowed`, `conflict` */
export async function confirm(tx: Tx, who: By, { id, version }: Target): Promise<void> {
  const booking = await lockBooking(tx, who.tenant, id, version);
  await become(tx, who.tenant, booking, 'confirmed');
  await tell(tx, who, booking, { type: 'booking.confirmed' });
  await sendNotices(tx, who, 'confirmed', [id]);
}

/** Declines a booking that waits to be confirmed. @throws {Refusal} `status_not_allowed`, `conflict` */
export async function decline(
  tx: Tx,
  who: By,
  { id, version, reason }: Target & Pick<Cancelling, 'reason'>,
): Promise<void> {
  const booking = await lockBooking(tx, who.tenant, id, version);
  if (booking.status !== 'pending')
    refuse('status_not_allowed', { facts: { from: booking.status, to: 'cancelled' } });
  await cancel(tx, who, booking, { reason, refund: 'all' });
  await sendNotices(tx, who, 'declined', [id]);
}

/** Cancels a booking. @throws {Refusal} `status_not_allowed`, `conflict` */
export async function cancelFor(
  tx: Tx,
  who: By,
  { id, version, ...how }: Target & Cancelling,
): Promise<void> {
  const booking = await lockBooking(tx, who.tenant, id, version);
  await cancel(tx, who, booking, how);
  await sendNotices(tx, who, 'cancelled', booking.status === 'held' ? [] : [id]);
}

/** Notes that somebody has come. @throws {Refusal} `status_not_allowed`, `conflict` */
export async function start(tx: Tx, who: By, { id, version }: Target): Promise<void> {
  const booking = await lockBooking(tx, who.tenant, id, version);
  await become(tx, who.tenant, booking, 'in_progress', sql`, actual_start_at = ${now()}`);
  await tell(tx, who, booking, { type: 'booking.started' });
}

/** Notes that a booking is over. @throws {Refusal} `status_not_allowed`, `conflict`, `booking_ahead` */
export async function complete(tx: Tx, who: By, { id, version }: Target): Promise<void> {
  const booking = await lockBooking(tx, who.tenant, id, version);
  checkWay(booking, 'completed');
  if (booking.status !== 'in_progress') checkBegun(booking.startsAt);
  const ended = booking.status === 'in_progress' ? sql`, actual_end_at = ${now()}` : sql``;
  await become(tx, who.tenant, booking, 'completed', ended);
  await letGoOfCards(tx, who, { id, status: 'completed' });
  await tell(tx, who, booking, { type: 'booking.completed' });
  await sendNotices(tx, who, 'completed', [id]);
}

/** Notes that nobody came; others may have what is left of the time. @throws {Refusal} `status_not_allowed`, `conflict`, `booking_ahead` */
export async function noShow(tx: Tx, who: By, { id, version }: Target): Promise<void> {
  const booking = await lockBooking(tx, who.tenant, id, version);
  checkWay(booking, 'no_show');
  checkBegun(booking.startsAt);
  await become(tx, who.tenant, booking, 'no_show');
  await tell(tx, who, booking, { type: 'booking.no_show' });
  await sendNotices(tx, who, 'missed', [id]);
}

function checkBegun(startsAt: Date): void {
  if (startsAt > now()) refuse('booking_ahead', { facts: { startsAt: startsAt.toISOString() } });
}
