import { record } from '#audit';
import type { ReplyOf } from '#contract/operation';
import type { payments } from '#contract/payments';
import { now } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import type { By } from '../by.ts';
import { lockPayment, type PaymentRow } from '../charge/row.ts';
import { leftAfter, type RefundWhy } from './rules.ts';
import { type RefundRow, refundsOf, shownRefund } from './row.ts';
import { balance, writeRefund } from './write.ts';

/** How much of which payment is to go back, and why. */
interface Refunding {
  readonly payment: string;
  /** All that is left where not said. */
  readonly minor?: bigint;
  readonly why: RefundWhy;
}

/** Whys for which a payment goes back once, however often it is asked for. */
const once: ReadonlySet<string> = new Set(['lapsed_hold', 'double']);

/**
 * Gives back a payment, or a part of it, in the transaction that wants it. What staff took themselves they give back
 * themselves: that is done with this; a card is given back by a job. What a lapsed hold or a second payment gives back, it
 * gives back once. As `caller` or `engine`.
 * @throws {Refusal} `not_found`, `refund_too_much` where less is left, or nothing
 */
export async function refundInTx(
  tx: Tx,
  who: By,
  { payment: id, minor, why }: Refunding,
): Promise<RefundRow> {
  const payment = await lockPayment(tx, who.tenant, id);
  const refunds = await refundsOf(tx, who.tenant, id);
  const before = refunds.find((one) => one.why === why && one.state !== 'failed');
  if (before !== undefined && once.has(why)) return before;
  const left =
    payment.state === 'paid' && payment.way !== 'waived'
      ? leftAfter(payment.amount_minor, refunds)
      : 0n;
  const amount = minor ?? left;
  if (amount <= 0n || amount > left)
    refuse('refund_too_much', { facts: { left: String(left), currency: payment.currency } });
  const row = await insertRefund(tx, who, { payment, amount, why });
  if (payment.way === 'stripe') {
    await enqueue(tx, 'payments.refund', { tenant: who.tenant, refund: row.id });
    return row;
  }
  await writeRefund(tx, who, row, { state: 'done', ref: null, fault: null });
  await balance(tx, who, payment);
  return { ...row, state: 'done', done_at: row.created_at };
}

/** Gives back a payment for staff. As `caller`. @throws {Refusal} `not_found`, `refund_too_much` */
export async function askRefund(
  tx: Tx,
  who: Staff | Key,
  { id, minor }: { readonly id: string; readonly minor?: string | undefined },
): Promise<ReplyOf<typeof payments.refundPayment>> {
  const asked = { payment: id, why: 'staff' } as const;
  const row = await refundInTx(
    tx,
    who,
    minor === undefined ? asked : { ...asked, minor: BigInt(minor) },
  );
  const { currency } = await lockPayment(tx, who.tenant, id);
  return shownRefund(row, currency);
}

async function insertRefund(
  tx: Tx,
  who: By,
  { payment, amount, why }: { payment: PaymentRow; amount: bigint; why: RefundWhy },
): Promise<RefundRow> {
  const at = now();
  const row = await tx
    .insertInto('refunds')
    .values({
      tenant_id: who.tenant,
      id: newId(),
      payment_id: payment.id,
      amount_minor: amount,
      why,
      state: 'new',
      asked_by: who.kind === 'staff' ? who.user : null,
      created_at: at,
      updated_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, who, {
    type: 'payment.refund_asked',
    subject: { kind: 'payment', id: payment.id },
    facts: { refund: row.id, why, minor: String(amount) },
  });
  return row;
}
