import { changesBetween, record } from '#audit';
import type { Resource, resourceOperations } from '#contract/booking/resources';
import type { BodyOf } from '#contract/operation';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { raiseRules } from '../state/version.ts';
import { checkResource } from './check.ts';
import { holdResource } from './list.ts';
import { columnsOf, fields, said } from './rows.ts';

/**
 * Changes somebody or something that bookings take; only what is given. As `caller`. A taken name breaks
 * `resources_name_key`, a person of the team who is there already `resources_user_key`.
 * @throws {Refusal} `not_found`, `invalid_input`
 */
export async function changeResource(
  tx: Tx,
  who: Tenanted,
  id: string,
  change: BodyOf<typeof resourceOperations.updateResource>,
): Promise<Resource> {
  const { tenant } = who;
  await raiseRules(tx, tenant);
  const before = await holdResource(tx, tenant, id);
  const after: Resource = { ...before, ...withoutAbsent(change) };
  // What is left as it was may be of the past: a location that is archived by now.
  await checkResource(tx, tenant, {
    kind: after.kind,
    user: after.user === before.user ? null : after.user,
    location: after.location === before.location ? null : after.location,
  });
  await tx
    .updateTable('resources')
    .set({ ...columnsOf(after), updated_at: now() })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute();
  await record(tx, who, {
    type: 'resource.changed',
    subject: { kind: 'resource', id },
    changes: changesBetween(said(before), said(after), fields),
  });
  return after;
}

/** What was said, without what was said to be absent. */
function withoutAbsent<T extends object>(change: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as never;
}
