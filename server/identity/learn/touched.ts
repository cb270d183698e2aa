import { sql } from 'kysely';
import type { Limited } from '#contract/match-rules';
import type { Tx } from '#platform/tx';
import { countsOf } from './counted.ts';
import type { Change } from './rule-change.ts';
import { isSilenced } from './silenced.ts';

/** The latest of those that a change touches are judged anew, and some of whoever came last. */
const mostTouched = 200;
const mostLatest = 100;

/** Linked profiles of customers whom the change touches, counted; and the latest of them, with whoever came last. */
export async function touchedBy(
  tx: Tx,
  change: Change,
): Promise<{ readonly count: number; readonly profiles: string[] }> {
  const { tenant, otherwise, now } = change;
  const beyond = (limit: Limited) => {
    const most = otherwise[limit];
    const isAsNow = most === now[limit] && otherwise.days[limit] === now.days[limit];
    const counts = countsOf(tenant, limit, otherwise);
    return most === null || isAsNow
      ? []
      : [sql`SELECT o.customer_id FROM (${counts}) AS o WHERE o.has > ${most}::int`];
  };
  const customers = [
    ...(['emails', 'phones', 'outsideIds', 'numbers'] as const).flatMap(beyond),
    ...(otherwise.patterns.length === 0
      ? []
      : [
          sql`SELECT i.customer_id FROM clientele.identifiers i WHERE i.tenant_id = ${tenant} AND ${isSilenced(change)}`,
        ]),
  ];
  const latest = sql`SELECT p.id FROM clientele.profiles p WHERE p.tenant_id = ${tenant} ORDER BY p.id DESC LIMIT ${mostLatest}`;
  if (customers.length === 0) {
    const { rows } = await sql<{ id: string }>`${latest}`.execute(tx);
    return { count: 0, profiles: rows.map(({ id }) => id) };
  }
  const { rows } = await sql<{ count: number; profiles: string[] }>`
    WITH touched AS MATERIALIZED (
      SELECT l.profile_id AS id FROM clientele.links l
      WHERE l.tenant_id = ${tenant} AND l.ended_at IS NULL
        AND l.customer_id IN (${sql.join(customers, sql` UNION `)})
    )
    SELECT (SELECT count(*)::int FROM touched) AS count, ARRAY(
      (SELECT t.id FROM touched t ORDER BY t.id DESC LIMIT ${mostTouched}) UNION (${latest})) AS profiles`.execute(
    tx,
  );
  return rows[0]!;
}
