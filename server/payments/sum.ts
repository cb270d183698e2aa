import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/** What came in for one thing, in minor units of its currency. */
export interface Paid {
  /** Null where nothing was ever to be paid. */
  readonly currency: string | null;
  /** For the price: fees for not coming, and what somebody was let off, left out. */
  readonly paid: bigint;
  /** What of that went back. */
  readonly refunded: bigint;
  /** What somebody was let off. */
  readonly waived: bigint;
  /** Fees for not coming, less what of them went back. */
  readonly fees: bigint;
  /** Under way. */
  readonly open: bigint;
}

/** What was paid for a booking or a package, and what went back. As `caller` or `engine`. */
export async function sumPaid(tx: Tx, tenant: string, subject: string): Promise<Paid> {
  const { rows } = await sql<Paid>`
    SELECT max(p.currency) AS currency,
      coalesce(sum(p.amount_minor) FILTER (WHERE p.got AND p.way <> 'waived' AND p.kind <> 'no_show'), 0)::int8 AS paid,
      coalesce(sum(p.back) FILTER (WHERE p.got AND p.kind <> 'no_show'), 0)::int8 AS refunded,
      coalesce(sum(p.amount_minor) FILTER (WHERE p.got AND p.way = 'waived'), 0)::int8 AS waived,
      coalesce(sum(p.amount_minor - p.back) FILTER (WHERE p.got AND p.way <> 'waived' AND p.kind = 'no_show'), 0)::int8 AS fees,
      coalesce(sum(p.amount_minor) FILTER (WHERE p.state IN ('new', 'waiting', 'processing', 'uncertain')), 0)::int8 AS open
    FROM (
      SELECT q.*, q.state IN ('paid', 'refunded') AS got, (
        SELECT coalesce(sum(r.amount_minor), 0) FROM clientele.refunds r
        WHERE r.tenant_id = ${tenant} AND r.payment_id = q.id AND r.state = 'done') AS back
      FROM clientele.payments q WHERE q.tenant_id = ${tenant} AND q.subject_id = ${subject}
    ) p`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('an aggregate gave no row');
  return row;
}
