import { sql } from 'kysely';
import type { totalsOperations } from '#contract/booking/totals';
import type { ReplyOf } from '#contract/operation';
import { findCustomer } from '#identity';
import { revenueOf } from '#payments';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import { type Key, mayDo, type Staff } from '#platform/who';

type Totals = ReplyOf<typeof totalsOperations.getCustomerTotals>;

interface Row {
  readonly all: number;
  readonly ahead: number;
  readonly completed: number;
  readonly cancelled: number;
  readonly noShows: number;
  readonly first: Date | null;
  readonly last: Date | null;
  readonly next: Date | null;
  readonly score: number | null;
}

/** What a customer's bookings and payments come to, added up as they are now. As `caller`. @throws {Refusal} `not_found` */
export async function totalsOf(tx: Tx, who: Staff | Key, customer: string): Promise<Totals> {
  const { tenant } = who;
  const { id } = await findCustomer(tx, who, customer);
  const { first, last, next, score, ...bookings } = await countOf(tx, tenant, id);
  const revenue = mayDo(who, 'payments.read')
    ? await revenueOf(tx, tenant, boughtBy(tenant, id))
    : null;
  return {
    bookings,
    firstBookedAt: first?.toISOString() ?? null,
    lastVisitAt: last?.toISOString() ?? null,
    nextVisitAt: next?.toISOString() ?? null,
    leadScore: score,
    revenue,
  };
}

async function countOf(tx: Tx, tenant: string, customer: string): Promise<Row> {
  const ahead = sql`b.status IN ('pending', 'confirmed') AND b.starts_at > ${now()}`;
  const { rows } = await sql<Row>`
    SELECT count(*)::int AS all, (count(*) FILTER (WHERE ${ahead}))::int AS ahead,
      (count(*) FILTER (WHERE b.status = 'completed'))::int AS completed,
      (count(*) FILTER (WHERE b.status = 'cancelled'))::int AS cancelled,
      (count(*) FILTER (WHERE b.status = 'no_show'))::int AS "noShows", min(b.created_at) AS first,
      max(b.starts_at) FILTER (WHERE b.status IN ('completed', 'in_progress')) AS last,
      min(b.starts_at) FILTER (WHERE ${ahead}) AS next,
      (array_agg(b.lead_score ORDER BY b.created_at DESC) FILTER (WHERE b.lead_score IS NOT NULL))[1]::int AS score
    FROM clientele.bookings b
    WHERE b.tenant_id = ${tenant} AND b.customer_id = ${customer}
      AND b.status NOT IN ('rescheduled', 'expired', 'held')`.execute(tx);
  return rows[0] as Row;
}

/** Whatever they could have paid for: what another booking took the place of too. */
const boughtBy = (tenant: string, customer: string) => sql`
  SELECT b.id FROM clientele.bookings b WHERE b.tenant_id = ${tenant} AND b.customer_id = ${customer}
  UNION ALL
  SELECT p.id FROM clientele.packages p WHERE p.tenant_id = ${tenant} AND p.customer_id = ${customer}`;
