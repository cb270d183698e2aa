import { sql } from 'kysely';
import type { MatchRules } from '#contract/match-rules';
import type { RuleRehearsal } from '#contract/matching';
import type { Tx } from '#platform/tx';
import { mostExamples, type Change } from './rule-change.ts';

/** That contact `i` says nothing by the other patterns, and says something by those in force. */
export const isSilenced = ({ now, otherwise }: Change) => sql`
  i.key LIKE ANY (${likeOf(otherwise)}::text[]) AND NOT i.key LIKE ANY (${likeOf(now)}::text[])`;

/** Patterns as `LIKE` has them. */
const likeOf = ({ patterns }: MatchRules) =>
  patterns.map((pattern) =>
    pattern
      .toLowerCase()
      .replaceAll(/[\\%_]/g, String.raw`\$&`)
      .replaceAll('*', '%'),
  );

/** Contacts that would say nothing any more, and whose they are. */
export async function silencedBy(tx: Tx, change: Change): Promise<RuleRehearsal['silenced']> {
  const { tenant, otherwise } = change;
  if (otherwise.patterns.length === 0) return { contacts: 0, customers: 0, examples: [] };
  const { rows } = await sql<RuleRehearsal['silenced']>`
    WITH silenced AS MATERIALIZED (
      SELECT i.customer_id, i.value, c.name FROM clientele.identifiers i
      JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = i.customer_id AND c.merged_at IS NULL
      WHERE i.tenant_id = ${tenant} AND ${isSilenced(change)}
    )
    SELECT count(*)::int AS contacts, count(DISTINCT s.customer_id)::int AS customers,
      coalesce((SELECT json_agg(json_build_object('customer', e.customer_id, 'name', e.name, 'value', e.value))
        FROM (SELECT * FROM silenced ORDER BY customer_id, value LIMIT ${mostExamples}) AS e), '[]') AS examples
    FROM silenced s`.execute(tx);
  return rows[0]!;
}
