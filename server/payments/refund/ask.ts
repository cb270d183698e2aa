import { record } from '#audit';
import type { ReplyOf } from '#contract/operation';
import type { payments } from '#contract/payments';
import { now } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { lockPayment, type PaymentRow } from '../charge/row.ts';
import { balance, writeRefund } from './write.ts';
import { refundsOf, shownRefund } from './row.ts';

/**
 * Gives back a payment, or a part of it. What staff took themselves they give back themselves: that is done with this; a
 * card is given back by a job. As `caller`.
 * @param minor how much; all that is left where not said
 * @throws {Refusal} `not_found`, `refund_too_much`
 */
export async function askRefund(
  tx: Tx,
  who: Staff | Key,
  { id, minor }: { readonly id: string; readonly minor?: string | undefined },
): Promise<ReplyOf<typeof payments.refundPayment>> {
  const payment = await lockPayment(tx, who.tenant, id);
  const left = await leftOf(tx, who.tenant, payment);
  const amount = minor === undefined ? left : BigInt(minor);
  if (amount === 0n || amount > left)
    refuse('refund_too_much', { facts: { left: String(left), currency: payment.currency } });
  const at = now();
  const row = await tx
    .insertInto('refunds')
    .values({
      tenant_id: who.tenant,
      id: newId(),
      payment_id: id,
      amount_minor: amount,
      why: 'staff',
      state: 'new',
      asked_by: who.kind === 'staff' ? who.user : null,
      created_at: at,
      updated_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, who, {
    type: 'payment.refund_asked',
    subject: { kind: 'payment', id },
    facts: { refund: row.id, why: row.why, minor: String(amount) },
  });
  if (payment.way === 'stripe') {
    await enqueue(tx, 'payments.refund', { tenant: who.tenant, refund: row.id });
    return shownRefund(row, payment.currency);
  }
  await writeRefund(tx, who, row, { state: 'done', ref: null, fault: null });
  await balance(tx, who, payment);
  return shownRefund({ ...row, state: 'done', done_at: at }, payment.currency);
}

/** What may still be given back. */
async function leftOf(tx: Tx, tenant: string, payment: PaymentRow): Promise<bigint> {
  if (payment.state !== 'paid' || payment.way === 'waived') return 0n;
  const refunds = await refundsOf(tx, tenant, payment.id);
  const given = refunds
    .filter(({ state }) => state !== 'failed')
    .reduce((sum, { amount_minor: amount }) => sum + amount, 0n);
  // More may have gone back in the provider's pages than was asked for here.
  return given > payment.amount_minor ? 0n : payment.amount_minor - given;
}
