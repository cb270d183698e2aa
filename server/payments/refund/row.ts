import type { z } from 'zod';
import type { refund } from '#contract/payments';
import type { Tx } from '#platform/tx';

/** A row of refunds. */
export interface RefundRow {
  readonly id: string;
  readonly payment_id: string;
  readonly amount_minor: bigint;
  readonly why: string;
  readonly state: string;
  readonly provider_ref: string | null;
  readonly fault_code: string | null;
  readonly done_at: Date | null;
  readonly created_at: Date;
}

/** The refunds of a payment, oldest first. */
export function refundsOf(tx: Tx, tenant: string, payment: string): Promise<RefundRow[]> {
  return tx
    .selectFrom('refunds')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('payment_id', '=', payment)
    .orderBy('id')
    .execute();
}

type Shown = z.input<typeof refund>;

/** A refund as staff see it. */
export function shownRefund(row: RefundRow, currency: string): Shown {
  return {
    id: row.id,
    amount: { minor: String(row.amount_minor), currency },
    why: row.why as Shown['why'],
    state: row.state as Shown['state'],
    fault: row.fault_code,
    createdAt: row.created_at.toISOString(),
    doneAt: row.done_at?.toISOString() ?? null,
  };
}
