import { sql, type RawBuilder } from 'kysely';
import type { OverLimit } from '#contract/matching';
import type { Tx } from '#platform/tx';
import { contactsOf, outsideOf } from './counted.ts';
import { mostExamples, type Change } from './rule-change.ts';

/** What is counted of customers, and how many of it one may have. */
const kinds = { emails: 'email', phones: 'phone' } as const;

type Counted = Omit<OverLimit, 'limit'>;

/** Customers with how much each has, those who have more than is allowed now or otherwise; the most before the others. */
async function countOver(
  tx: Tx,
  tenant: string,
  counts: RawBuilder<unknown>,
  [now, otherwise]: readonly [number | null, number | null],
): Promise<Counted> {
  if (now === null && otherwise === null) return { now: 0, otherwise: 0, examples: [] };
  const least = Math.min(now ?? Infinity, otherwise ?? Infinity);
  const { rows } = await sql<Counted>`
    WITH many AS MATERIALIZED (
      SELECT o.customer_id, c.name, o.has FROM (${counts}) AS o
      JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = o.customer_id AND c.merged_at IS NULL
      WHERE o.has > ${least}::int
    )
    SELECT (count(*) FILTER (WHERE m.has > ${now}::int))::int AS now,
      (count(*) FILTER (WHERE m.has > ${otherwise}::int))::int AS otherwise,
      coalesce((SELECT json_agg(json_build_object('customer', e.customer_id, 'name', e.name, 'has', e.has) ORDER BY e.has DESC)
        FROM (SELECT * FROM many ORDER BY has DESC, customer_id LIMIT ${mostExamples}) AS e
        WHERE e.has > ${otherwise}::int), '[]') AS examples
    FROM many m`.execute(tx);
  return rows[0] ?? { now: 0, otherwise: 0, examples: [] };
}

/** Customers who have more e-mails, or phones, than rules allow. */
export async function overContacts(
  tx: Tx,
  { tenant, now, otherwise }: Change,
  limit: keyof typeof kinds,
): Promise<OverLimit> {
  const found = await countOver(tx, tenant, contactsOf(tenant, kinds[limit]), [
    now[limit],
    otherwise[limit],
  ]);
  return { limit, ...found };
}

/** Customers whom one source knows by more ids than rules allow. */
export async function overOutside(tx: Tx, { tenant, now, otherwise }: Change): Promise<OverLimit> {
  const found = await countOver(tx, tenant, outsideOf(tenant), [
    now.outsideIds,
    otherwise.outsideIds,
  ]);
  return { limit: 'outsideIds', ...found };
}
