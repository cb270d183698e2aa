import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/tx';

/** What came in, less what went back, in one currency. */
interface Revenue {
  readonly currency: string;
  readonly minor: string;
}

/**
 * What was paid for some subjects less what went back, by currency. Tests move no money, and what was waived was never paid.
 * As `caller`.
 * @param subjects a query for their ids
 */
export async function revenueOf(
  tx: Tx,
  tenant: string,
  subjects: RawBuilder<unknown>,
): Promise<Revenue[]> {
  const { rows } = await sql<Revenue>`
    SELECT p.currency, sum(p.amount_minor - (
      SELECT coalesce(sum(r.amount_minor), 0) FROM clientele.refunds r
      WHERE r.tenant_id = ${tenant} AND r.payment_id = p.id AND r.state = 'done'))::text AS minor
    FROM clientele.payments p
    WHERE p.tenant_id = ${tenant} AND p.subject_id IN (${subjects}) AND p.state IN ('paid', 'refunded')
      AND p.way <> 'waived' AND NOT p.is_test
    GROUP BY p.currency ORDER BY p.currency`.execute(tx);
  return rows;
}
