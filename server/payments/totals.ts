import { sql } from 'kysely';
import type { QueryOf, ReplyOf } from '#contract/operation';
import type { payments } from '#contract/payments';
import type { Tx } from '#platform/tx';

type Summing = typeof payments.sumPayments;

/**
 * What was paid and what went back in a time, by currency: each counts when it happened. Tests move no money, and what was
 * waived was never paid. As `caller`.
 */
export async function sumPayments(
  tx: Tx,
  tenant: string,
  { from, to }: QueryOf<Summing>,
): Promise<ReplyOf<Summing>> {
  const { rows } = await sql<{ currency: string; paid: string; refunded: string; revenue: string }>`
    SELECT moved.currency, sum(moved.paid)::text AS paid, sum(moved.refunded)::text AS refunded,
      (sum(moved.paid) - sum(moved.refunded))::text AS revenue
    FROM (
      SELECT p.currency, p.amount_minor AS paid, 0::int8 AS refunded FROM clientele.payments p
      WHERE p.tenant_id = ${tenant} AND p.paid_at >= ${from}::timestamptz AND p.paid_at < ${to}::timestamptz
        AND p.way <> 'waived' AND NOT p.is_test
      UNION ALL
      SELECT p.currency, 0::int8, r.amount_minor FROM clientele.refunds r
      JOIN clientele.payments p ON p.tenant_id = r.tenant_id AND p.id = r.payment_id
      WHERE r.tenant_id = ${tenant} AND r.done_at >= ${from}::timestamptz AND r.done_at < ${to}::timestamptz
        AND NOT p.is_test
    ) moved
    GROUP BY moved.currency ORDER BY moved.currency`.execute(tx);
  return { rows };
}
