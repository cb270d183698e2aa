import { record } from '#audit';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { By } from '../by.ts';
import { type PaymentRow, refundedOf, stateOf } from '../charge/row.ts';
import { paidState, type RefundState } from '../charge/rules.ts';
import type { RefundRow } from './row.ts';

/** Writes where a refund stands, and tells of its end. As `caller`, with its payment locked. */
export async function writeRefund(
  tx: Tx,
  who: By,
  row: RefundRow,
  to: { readonly state: RefundState; readonly ref: string | null; readonly fault: string | null },
): Promise<void> {
  const at = now();
  await tx
    .updateTable('refunds')
    .set({
      state: to.state,
      provider_ref: to.ref,
      fault_code: to.fault?.slice(0, 100) ?? null,
      done_at: to.state === 'done' ? (row.done_at ?? at) : null,
      updated_at: at,
    })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', row.id)
    .execute();
  if (to.state === row.state || (to.state !== 'done' && to.state !== 'failed')) return;
  await record(tx, who, {
    type: to.state === 'done' ? 'payment.refunded' : 'payment.refund_failed',
    subject: { kind: 'payment', id: row.payment_id },
    facts: { refund: row.id, why: row.why, minor: String(row.amount_minor), fault: to.fault },
  });
}

/** Writes whether a payment has gone back altogether. As `caller`, with the payment locked. */
export async function balance(tx: Tx, who: By, payment: PaymentRow): Promise<PaymentRow> {
  if (stateOf(payment) !== 'paid' && stateOf(payment) !== 'refunded') return payment;
  const refunded = await refundedOf(tx, who.tenant, payment.id);
  const state = paidState(payment.amount_minor, refunded);
  if (state === payment.state) return payment;
  return tx
    .updateTable('payments')
    .set({ state, updated_at: now() })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', payment.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}
