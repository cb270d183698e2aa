import { sql } from 'kysely';
import { record } from '#audit';
import type { Resource } from '#contract/booking/resources';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { raiseRules } from '../state/version.ts';
import { listResources } from './list.ts';

/**
 * Puts people and places in the given order.
 * @param ids each that is not archived, once
 * @throws {Refusal} `conflict` when they are others by now
 */
export async function orderResources(
  tx: Tx,
  who: Tenanted,
  ids: readonly string[],
): Promise<Resource[]> {
  const { tenant } = who;
  await raiseRules(tx, tenant);
  const all = await listResources(tx, tenant);
  const there = new Set(all.filter((one) => one.archivedAt === null).map(({ id }) => id));
  const given = new Set(ids);
  const agree = given.size === ids.length && given.size === there.size && there.isSubsetOf(given);
  if (!agree) refuse('conflict');
  await sql`
    UPDATE clientele.resources r SET position = n.position
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS n (id, position)
    WHERE r.tenant_id = ${tenant} AND r.id = n.id`.execute(tx);
  await record(tx, who, {
    type: 'resources.ordered',
    subject: { kind: 'business', id: tenant },
    facts: { resources: ids.length },
  });
  return listResources(tx, tenant);
}
