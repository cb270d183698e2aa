import { sql } from 'kysely';
import { cancelOpenInTx, giveBackInTx } from '#payments';
import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { sendNotices } from '../notices/send.ts';
import { become } from './become.ts';
import { chainOf } from './chain.ts';
import { type Conditions, readConditions } from './conditions.ts';
import { letGoOfCards } from './keep-card.ts';
import { lockBooking, type Locked } from './locked.ts';
import { giveBackPackage } from './package-back.ts';
import { isInTime, until } from './policy.ts';
import { tell } from './tell.ts';
import { standing } from './transitions.ts';
import type { By } from './wanted.ts';

/** How a booking is cancelled. */
export interface Cancelling {
  readonly reason: string | null;
  /** What goes back of what was paid. */
  readonly refund: 'policy' | 'none' | 'all';
}

/**
 * Cancels a booking: its time is free, what is due goes back. Whoever calls this has people written to. As `caller` or
 * `engine`.
 * @throws {Refusal} `status_not_allowed`
 */
export async function cancel(
  tx: Tx,
  who: By,
  booking: Locked,
  { reason, refund }: Cancelling,
): Promise<void> {
  const { tenant } = who;
  const by = who.kind === 'anonymous' ? 'guest' : who.kind;
  await become(
    tx,
    tenant,
    booking,
    'cancelled',
    sql`, cancel_reason = ${reason}, cancelled_by = ${by}, sequence = sequence + 1`,
  );
  const terms = await termsNow(tx, tenant, booking);
  for (const id of await chainOf(tx, tenant, booking.id)) {
    await cancelOpenInTx(tx, who, id);
    if (refund !== 'none')
      await giveBackInTx(tx, who, id, { ...terms, byBusiness: refund === 'all' });
  }
  await letGoOfCards(tx, who, { id: booking.id, status: 'cancelled' });
  await giveBackPackage(tx, who, booking, refund, () => conditionsOf(tx, tenant, booking));
  await tell(tx, who, booking, { type: 'booking.cancelled', facts: { by, refund } });
}

/** By what terms money goes back for a booking that is cancelled now. */
export async function termsNow(
  tx: Tx,
  tenant: string,
  booking: Pick<Locked, 'service' | 'startsAt'>,
): Promise<{ hoursLeft: number; rules: { hoursBefore: number; share: number }[] }> {
  const { refunds } = await conditionsOf(tx, tenant, booking);
  const hoursLeft = (booking.startsAt.getTime() - now().getTime()) / 3_600_000;
  const rules = refunds.map(({ hoursBefore, percent }) => ({ hoursBefore, share: percent }));
  return { hoursLeft, rules };
}

/**
 * Cancels a booking for whoever booked it, as long as its service allows it.
 * @throws {Refusal} `booking_over`, `too_late` with until when it was, `status_not_allowed`
 */
export async function cancelOwn(tx: Tx, who: By, id: string, reason: string | null): Promise<void> {
  const booking = await lockBooking(tx, who.tenant, id);
  const { cancelHours } = await conditionsOf(tx, who.tenant, booking);
  if (booking.status !== 'held') checkInTime(booking, cancelHours);
  // What was only held never stood: whatever was paid for it meanwhile goes back.
  const isHeld = booking.status === 'held';
  await cancel(tx, who, booking, { reason, refund: isHeld ? 'all' : 'policy' });
  await sendNotices(tx, who, 'cancelled', isHeld ? [] : [id]);
}

/** @throws {Refusal} `booking_over`, `too_late`, `status_not_allowed` */
export function checkInTime({ status, startsAt }: Locked, hours: number): void {
  if (startsAt <= now()) refuse('booking_over');
  if (!standing.includes(status)) refuse('status_not_allowed', { facts: { from: status } });
  if (!isInTime(startsAt, hours, now()))
    refuse('too_late', { facts: { until: until(startsAt, hours).toISOString() } });
}

/** The conditions of a booking's service. */
export async function conditionsOf(
  tx: Tx,
  tenant: string,
  { service }: Pick<Locked, 'service'>,
): Promise<Conditions> {
  const all = await readConditions(tx, tenant, [service]);
  return all.get(service) as Conditions;
}
