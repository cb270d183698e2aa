import type { ownOperations } from '#contract/booking/own';
import type { ReplyOf } from '#contract/operation';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';
import { cancelOwn, checkInTime, conditionsOf } from '../bookings/cancel.ts';
import { type Locked, lookAt } from '../bookings/locked.ts';
import { move } from '../bookings/move.ts';
import { shownOwn } from './list.ts';

type Mine = ReplyOf<typeof ownOperations.cancelOwnBooking>;

/** A booking of whoever asks. @throws {Refusal} `not_found` for anybody else's */
export async function findOwn(tx: Tx, who: Customer, id: string): Promise<Locked> {
  const booking = await lookAt(tx, who.tenant, id);
  return booking.customer === who.customer ? booking : refuse('not_found');
}

/** Cancels one's own booking. As `engine`. @throws {Refusal} `not_found`, and as `cancelOwn` */
export async function cancelMine(
  tx: Tx,
  who: Customer,
  { id, reason }: { readonly id: string; readonly reason: string | null },
): Promise<Mine> {
  await findOwn(tx, who, id);
  await cancelOwn(tx, who, id, reason);
  return shownMine(tx, who, id);
}

/** Moves one's own booking, as long as its service allows that. As `engine`. @throws {Refusal} `not_found`, `too_late`, and as `move` */
export async function moveMine(
  tx: Tx,
  who: Customer,
  to: { readonly id: string; readonly start: string; readonly version?: number | undefined },
): Promise<Mine> {
  const booking = await findOwn(tx, who, to.id);
  checkInTime(booking, (await conditionsOf(tx, who.tenant, booking)).changeHours);
  await move(tx, who, { ...to, despite: [] });
  return shownMine(tx, who, to.id);
}

async function shownMine(tx: Tx, who: Customer, id: string): Promise<Mine> {
  const [one] = await shownOwn(tx, who, [id]);
  return one ?? refuse('not_found');
}
