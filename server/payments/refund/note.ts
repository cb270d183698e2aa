import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { ProviderRefund } from '#platform/payment-port';
import type { Tx } from '#platform/tx';
import type { By } from '../by.ts';
import type { PaymentRow } from '../charge/row.ts';
import { nextRefund, type RefundState } from '../charge/rules.ts';
import { type RefundRow, refundsOf } from './row.ts';
import { balance, writeRefund } from './write.ts';

/**
 * Notes the refunds of a payment as the provider has them, those too that were made in its own pages. The payment is locked
 * by whoever asks. As `caller`.
 * @returns the payment as it is then
 */
export async function noteRefunds(
  tx: Tx,
  who: By,
  payment: PaymentRow,
  told: readonly ProviderRefund[],
): Promise<PaymentRow> {
  if (told.length === 0) return payment;
  const rows = await refundsOf(tx, who.tenant, payment.id);
  for (const one of told) {
    const row = rows.find(({ id, provider_ref: ref }) => ref === one.ref || id === one.ours);
    await noteRefund(tx, who, row ?? (await insertFound(tx, who, payment, one)), one);
  }
  return balance(tx, who, payment);
}

async function insertFound(
  tx: Tx,
  who: By,
  payment: PaymentRow,
  { ref, amountMinor }: ProviderRefund,
): Promise<RefundRow> {
  const at = now();
  return tx
    .insertInto('refunds')
    .values({
      tenant_id: who.tenant,
      id: newId(),
      payment_id: payment.id,
      amount_minor: amountMinor,
      why: 'elsewhere',
      state: 'new',
      provider_ref: ref,
      created_at: at,
      updated_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function noteRefund(
  tx: Tx,
  who: By,
  row: RefundRow,
  told: Pick<ProviderRefund, 'ref' | 'status' | 'fault'>,
): Promise<void> {
  const state = nextRefund(row.state as RefundState, told.status);
  if (state === row.state && row.provider_ref === told.ref) return;
  await writeRefund(tx, who, row, { state, ref: told.ref, fault: told.fault });
}
