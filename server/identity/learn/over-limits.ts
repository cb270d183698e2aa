import { sql } from 'kysely';
import type { Limited, MatchRules } from '#contract/match-rules';
import type { OverLimit } from '#contract/matching';
import type { Tx } from '#platform/tx';
import { countsOf } from './counted.ts';
import { mostExamples, type Change } from './rule-change.ts';

/** Customers who have more of something than rules allow, now and otherwise; examples of those otherwise. */
export async function overLimit(
  tx: Tx,
  { tenant, now, otherwise }: Change,
  limit: Limited,
): Promise<OverLimit> {
  const over = await countOver(tx, tenant, limit, now);
  const { count, examples } = await countOver(tx, tenant, limit, otherwise);
  return { limit, now: over.count, otherwise: count, examples };
}

/** Customers with how much each has, those who have more than is allowed; the most before the others. */
async function countOver(
  tx: Tx,
  tenant: string,
  limit: Limited,
  rules: MatchRules,
): Promise<{ count: number; examples: OverLimit['examples'] }> {
  const most = rules[limit];
  if (most === null) return { count: 0, examples: [] };
  const { rows } = await sql<{ count: number; examples: OverLimit['examples'] }>`
    WITH many AS MATERIALIZED (
      SELECT o.customer_id, c.name, o.has FROM (${countsOf(tenant, limit, rules)}) AS o
      JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = o.customer_id AND c.merged_at IS NULL
      WHERE o.has > ${most}::int
    )
    SELECT count(*)::int AS count,
      coalesce((SELECT json_agg(json_build_object('customer', e.customer_id, 'name', e.name, 'has', e.has) ORDER BY e.has DESC)
        FROM (SELECT * FROM many ORDER BY has DESC, customer_id LIMIT ${mostExamples}) AS e), '[]') AS examples
    FROM many m`.execute(tx);
  return rows[0] ?? { count: 0, examples: [] };
}
