import { sql, type RawBuilder } from 'kysely';
import type { Limited, MatchRules } from '#contract/match-rules';
import { daysAgo } from '../recognise/recent-contacts.ts';

const kinds = { emails: 'email', phones: 'phone' } as const;

/** How many of what a rule limits each customer has, or came by in the rule's window. */
export function countsOf(
  tenant: string,
  limit: Limited,
  { days }: Pick<MatchRules, 'days'>,
): RawBuilder<unknown> {
  const since = daysAgo(days[limit]);
  if (limit === 'numbers') return numbersOfKinds(tenant, since);
  return limit === 'outsideIds'
    ? outsideOf(tenant, since)
    : contactsOf(tenant, kinds[limit], since);
}

const contactsOf = (tenant: string, kind: 'email' | 'phone', since: Date | null) => sql`
  SELECT i.customer_id, count(*)::int AS has FROM clientele.identifiers i
  WHERE i.tenant_id = ${tenant} AND i.kind = ${kind}
    AND (${since}::timestamptz IS NULL OR i.first_seen_at >= ${since}::timestamptz) GROUP BY i.customer_id`;

/** Of each customer the most ids that one source knows them by. */
const outsideOf = (tenant: string, since: Date | null) => sql`
  SELECT s.customer_id, max(s.has) AS has FROM (
    SELECT l.customer_id, count(*)::int AS has FROM clientele.links l
    JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = l.profile_id AND p.outside_id IS NOT NULL
      AND (${since}::timestamptz IS NULL OR p.first_seen_at >= ${since}::timestamptz)
    WHERE l.tenant_id = ${tenant} AND l.ended_at IS NULL GROUP BY l.customer_id, p.source) AS s
  GROUP BY s.customer_id`;

/** Of each customer the most numbers of one kind that profiles told of them. */
const numbersOfKinds = (tenant: string, since: Date | null) => sql`
  SELECT s.customer_id, max(s.has) AS has FROM (
    SELECT l.customer_id, count(DISTINCT lower(regexp_replace(n.value, '[^[:alnum:]]', '', 'g')))::int AS has
    FROM clientele.profiles p
    JOIN clientele.links l ON l.tenant_id = ${tenant} AND l.profile_id = p.id AND l.ended_at IS NULL
    CROSS JOIN LATERAL jsonb_to_recordset(p.person -> 'numbers') AS n (kind text, value text)
    WHERE p.tenant_id = ${tenant} AND p.person ? 'numbers'
      AND (${since}::timestamptz IS NULL OR p.first_seen_at >= ${since}::timestamptz)
    GROUP BY l.customer_id, n.kind) AS s
  GROUP BY s.customer_id`;
