import { sql } from 'kysely';
import { record } from '#audit';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { raiseRules } from '../state/version.ts';

/**
 * Puts the unarchived services in the given order.
 * @param ids every unarchived service, once
 * @throws {Refusal} `conflict` when the services are others by now
 */
export async function orderServices(tx: Tx, who: Tenanted, ids: readonly string[]): Promise<void> {
  const { tenant } = who;
  await raiseRules(tx, tenant);
  const rows = await tx
    .selectFrom('services')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('archived_at', 'is', null)
    .execute();
  const there = new Set(rows.map(({ id }) => id));
  const given = new Set(ids);
  if (given.size !== ids.length || given.symmetricDifference(there).size > 0) refuse('conflict');
  await sql`
    UPDATE clientele.services s SET position = n.position
    FROM (SELECT id, (ordinality - 1)::integer AS position FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS u (id, ordinality)) n
    WHERE s.tenant_id = ${tenant} AND s.id = n.id`.execute(tx);
  await record(tx, who, {
    type: 'services.ordered',
    subject: { kind: 'business', id: tenant },
    facts: { services: ids.length },
  });
}
