import { record } from '#audit';
import type { Resource } from '#contract/booking/resources';
import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { raiseRules } from '../state/version.ts';
import { holdResource } from './list.ts';

const minuteMs = 60_000;

/**
 * Archives somebody or something, or brings them back; nothing happens when it is so already. As `caller`. A name that was
 * taken meanwhile breaks `resources_name_key`.
 * @throws {Refusal} `not_found`; `in_use` while bookings to come take it
 */
export async function setResourceArchived(
  tx: Tx,
  who: Tenanted,
  id: string,
  archived: boolean,
): Promise<Resource> {
  const { tenant } = who;
  await raiseRules(tx, tenant);
  const before = await holdResource(tx, tenant, id);
  if ((before.archivedAt !== null) === archived) return before;
  if (archived) await refuseWhileTaken(tx, tenant, id);
  const at = now();
  await tx
    .updateTable('resources')
    .set({ archived_at: archived ? at : null, updated_at: at })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute();
  await record(tx, who, {
    type: archived ? 'resource.archived' : 'resource.restored',
    subject: { kind: 'resource', id },
  });
  return { ...before, archivedAt: archived ? at.toISOString() : null };
}

async function refuseWhileTaken(tx: Tx, tenant: string, id: string): Promise<void> {
  const { count } = await tx
    .selectFrom('allocations')
    .select(({ fn }) => fn.countAll<bigint>().as('count'))
    .where('tenant_id', '=', tenant)
    .where('resource_id', '=', id)
    .where('blocks', '=', true)
    .where('to_minute', '>', Math.floor(now().getTime() / minuteMs))
    .executeTakeFirstOrThrow();
  if (count > 0) refuse('in_use', { facts: { bookings: Number(count) } });
}
