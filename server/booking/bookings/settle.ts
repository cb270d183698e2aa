import { letGoInTx, refundInTx } from '#payments';
import type { TaskHandler } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import type { PayloadOf } from '../../tasks.ts';
import { sendNotices } from '../notices/send.ts';
import { sendReceipt } from '../notices/receipt.ts';
import { revive } from './revive.ts';
import { become } from './become.ts';
import { conditionsOf } from './cancel.ts';
import { letGoOfCards } from './keep-card.ts';
import { lockIfThere, type Locked } from './locked.ts';
import { notePaid } from './payment-status.ts';
import { tell } from './tell.ts';
import type { By } from './wanted.ts';

interface Payment {
  readonly id: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly kind: string;
  readonly way: string;
  readonly state: string;
  readonly paid_at: Date | null;
}

/**
 * Draws from a payment what follows for its booking, as both are now: told often, late or in another order than things
 * happened, it comes to the same. Money is kept where a booking stands for it, and goes back once where none does. As `engine`.
 */
export async function settle(tx: Tx, who: By, id: string): Promise<void> {
  const { tenant } = who;
  const seen = await paymentOf(tx, tenant, id);
  if (seen?.subject_kind !== 'booking') return;
  const booking = await lockIfThere(tx, tenant, seen.subject_id);
  if (booking === undefined) return;
  // What it is now that nobody changes the booking.
  const payment = (await paymentOf(tx, tenant, id)) as Payment;
  const came = payment.state === 'paid' ? await paid(tx, who, booking, payment) : 'nothing';
  const failed = payment.state === 'failed' && booking.status === 'held';
  await notePaid(tx, tenant, booking, failed ? 'failed' : null);
  if (payment.kind === 'no_show') await afterFee(tx, who, booking, payment);
  if (came === 'stands') await sendNotices(tx, who, 'made', [booking.id]);
  if (came !== 'nothing') await sendReceipt(tx, who, { payment: id, came, booking });
}

/** A card is kept for one fee: once that was paid, or none is due any more, it is let go of. */
async function afterFee(tx: Tx, who: By, booking: Locked, { state }: Payment): Promise<void> {
  if (state === 'paid' || state === 'refunded') await letGoInTx(tx, who, booking.id);
  else await letGoOfCards(tx, who, booking);
}

/** What a payment came to: a booking stands by it from now on, it was kept, or it went back as it came too late. */
type Came = 'stands' | 'kept' | 'lapsed' | 'nothing';

async function paid(tx: Tx, who: By, booking: Locked, payment: Payment): Promise<Came> {
  if (payment.way === 'waived') return 'nothing';
  if (payment.kind === 'no_show') return 'kept';
  const { id } = payment;
  if (await isSecond(tx, who.tenant, payment)) {
    await refundInTx(tx, who, { payment: id, why: 'double' });
    return 'nothing';
  }
  if (await standNow(tx, who, booking)) return 'stands';
  const { status } = booking;
  const isLate =
    status === 'expired' ||
    (status === 'cancelled' && (await cameAfter(tx, who.tenant, booking, payment)));
  if (!isLate) return 'kept';
  await refundInTx(tx, who, { payment: id, why: 'lapsed_hold' });
  return 'lapsed';
}

/**
 * Lets a booking stand for which what it was held for has come: also one whose hold has run out, where its time is still free.
 * @returns whether it stands by that from now on
 */
export async function standNow(tx: Tx, who: By, booking: Locked): Promise<boolean> {
  const { status } = booking;
  const isBack =
    status === 'held' || (status === 'expired' && (await revive(tx, who.tenant, booking)));
  if (isBack) await stand(tx, who, booking);
  return isBack;
}

/**
 * Lets a booking stand that was held: confirmed, or waiting where its service wants that. Whoever calls this has people written
 * to. As `engine`, with the booking held.
 */
export async function stand(tx: Tx, who: By, booking: Locked): Promise<void> {
  const { autoConfirm } = await conditionsOf(tx, who.tenant, booking);
  const status = autoConfirm ? 'confirmed' : 'pending';
  await become(tx, who.tenant, booking, status);
  await tell(tx, who, booking, {
    type: 'booking.created',
    facts: { service: booking.service, status },
  });
}

/** Whether the same part of the same booking was paid before. */
async function isSecond(
  tx: Tx,
  tenant: string,
  { id, subject_id: subject, kind }: Payment,
): Promise<boolean> {
  const before = await tx
    .selectFrom('payments')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('subject_id', '=', subject)
    .where('kind', '=', kind)
    .where('state', '=', 'paid')
    .where('id', '<', id)
    .limit(1)
    .executeTakeFirst();
  return before !== undefined;
}

/** Whether it was paid when the booking was cancelled by then: what was paid before went back as the service's terms say. */
async function cameAfter(
  tx: Tx,
  tenant: string,
  booking: Locked,
  payment: Payment,
): Promise<boolean> {
  const row = await tx
    .selectFrom('bookings')
    .select('cancelled_at')
    .where('tenant_id', '=', tenant)
    .where('id', '=', booking.id)
    .executeTakeFirstOrThrow();
  return (
    payment.paid_at !== null && row.cancelled_at !== null && payment.paid_at > row.cancelled_at
  );
}

async function paymentOf(tx: Tx, tenant: string, id: string): Promise<Payment | undefined> {
  return tx
    .selectFrom('payments')
    .select(['id', 'subject_kind', 'subject_id', 'kind', 'way', 'state', 'paid_at'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Draws what follows from a payment that was told of. */
export const settleTold: TaskHandler<PayloadOf<'booking.settle'>> = async ({
  db,
  who,
  payload,
  done,
}) => {
  await db.as(who, 'engine', async (tx) => {
    await settle(tx, who satisfies System, payload.payment);
    await done(tx);
  });
};
