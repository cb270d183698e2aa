import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import { refuse } from '#platform/refuse';
import type { Wanted } from './insert.ts';
import { openStates, type PaymentState } from './rules.ts';

/** A row of payments. */
export interface PaymentRow {
  readonly id: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly kind: string;
  readonly way: string;
  readonly is_test: boolean;
  readonly amount_minor: bigint;
  readonly currency: string;
  readonly state: string;
  readonly provider_ref: string | null;
  readonly fault_code: string | null;
  readonly reference: string | null;
  /** The saved card that it charges. */
  readonly card_id: string | null;
  readonly paid_at: Date | null;
  readonly created_at: Date;
}

const byId = (tx: Tx, tenant: string, id: string) =>
  tx.selectFrom('payments').selectAll().where('tenant_id', '=', tenant).where('id', '=', id);

/** A payment by its id. @throws {Refusal} `not_found` */
export async function findPayment(tx: Tx, tenant: string, id: string): Promise<PaymentRow> {
  return (await byId(tx, tenant, id).executeTakeFirst()) ?? refuse('not_found');
}

/** The same, locked for a change of it or of its refunds. @throws {Refusal} `not_found` */
export async function lockPayment(tx: Tx, tenant: string, id: string): Promise<PaymentRow> {
  return (await byId(tx, tenant, id).forUpdate().executeTakeFirst()) ?? refuse('not_found');
}

/** What has gone back of a payment. */
export async function refundedOf(tx: Tx, tenant: string, payment: string): Promise<bigint> {
  const { refunded } = await tx
    .selectFrom('refunds')
    .select(sql<bigint>`coalesce(sum(amount_minor), 0)::int8`.as('refunded'))
    .where('tenant_id', '=', tenant)
    .where('payment_id', '=', payment)
    .where('state', '=', 'done')
    .executeTakeFirstOrThrow();
  return refunded;
}

/** Whether a payment may still be paid or was, by its state. */
export const stateOf = (row: PaymentRow) => row.state as PaymentState;

/** A payment by card that is under way for the same at the same price. */
export async function openPaymentOf(
  tx: Tx,
  tenant: string,
  { subject, kind, amount }: Wanted,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('payments')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('subject_id', '=', subject.id)
    .where('kind', '=', kind)
    .where('state', 'in', openStates)
    .where('amount_minor', '=', BigInt(amount.minor))
    .where('currency', '=', amount.currency)
    .executeTakeFirst();
  return row?.id;
}
