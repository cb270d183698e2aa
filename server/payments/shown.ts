import type { z } from 'zod';
import type { QueryOf, ReplyOf } from '#contract/operation';
import type { payment, payments } from '#contract/payments';
import { nextCursor, readCursor } from '#platform/keyset';
import type { Tx } from '#platform/tx';
import { sql } from 'kysely';
import { findPayment, type PaymentRow } from './charge/row.ts';
import { refundsOf, shownRefund } from './refund/row.ts';

type Shown = z.input<typeof payment>;
type Listing = typeof payments.listPayments;

/** A payment as staff see it. @param refunded what has gone back of it */
export function shownPayment(row: PaymentRow, refunded: bigint): Shown {
  const money = (minor: bigint) => ({ minor: String(minor), currency: row.currency });
  return {
    id: row.id,
    subject: { kind: row.subject_kind as Shown['subject']['kind'], id: row.subject_id },
    kind: row.kind as Shown['kind'],
    way: row.way as Shown['way'],
    amount: money(row.amount_minor),
    refunded: money(refunded),
    state: row.state as Shown['state'],
    fault: row.fault_code,
    reference: row.reference,
    isTest: row.is_test,
    createdAt: row.created_at.toISOString(),
    paidAt: row.paid_at?.toISOString() ?? null,
  };
}

/** Payments, newest first. As `caller`. @throws {Refusal} `invalid_input` for the cursor */
export async function listPayments(
  tx: Tx,
  tenant: string,
  { state, subject, limit, cursor }: QueryOf<Listing>,
): Promise<ReplyOf<Listing>> {
  const [before] = readCursor(cursor, ['id']) ?? [];
  let query = tx
    .selectFrom('payments as p')
    .selectAll('p')
    .select(
      sql<bigint>`(SELECT coalesce(sum(r.amount_minor), 0)::int8 FROM clientele.refunds r
        WHERE r.tenant_id = p.tenant_id AND r.payment_id = p.id AND r.state = 'done')`.as(
        'refunded',
      ),
    )
    .where('p.tenant_id', '=', tenant)
    .orderBy('p.id', 'desc')
    .limit(limit + 1);
  if (state !== undefined) query = query.where('p.state', '=', state);
  if (subject !== undefined) query = query.where('p.subject_id', '=', subject);
  if (before !== undefined) query = query.where('p.id', '<', before);
  const rows = await query.execute();
  return {
    rows: rows.slice(0, limit).map((row) => shownPayment(row, row.refunded)),
    next: nextCursor(rows, limit, (row) => [row.id]),
  };
}

/** A payment with its refunds. As `caller`. @throws {Refusal} `not_found` */
export async function readPayment(
  tx: Tx,
  tenant: string,
  id: string,
): Promise<ReplyOf<typeof payments.getPayment>> {
  const row = await findPayment(tx, tenant, id);
  const refunds = await refundsOf(tx, tenant, id);
  const done = refunds.filter(({ state }) => state === 'done');
  const refunded = done.reduce((sum, { amount_minor: amount }) => sum + amount, 0n);
  return {
    ...shownPayment(row, refunded),
    refunds: refunds.map((one) => shownRefund(one, row.currency)),
  };
}
