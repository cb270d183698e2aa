import type { HoursShown, WeekRange } from '#contract/booking/hours';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { readResource } from '../resources/list.ts';
import { changeHours } from './change.ts';
import { readStanding } from './read.ts';
import { weekFault } from './rules.ts';

/**
 * Puts the hours of every week of a resource, in place of what there was. As `caller`.
 * @throws {Refusal} `not_found`, `forbidden`; `hours_overlap` with the field
 */
export async function setWeek(
  tx: Tx,
  who: Tenanted,
  id: string,
  week: readonly WeekRange[],
): Promise<HoursShown> {
  const fault = weekFault(week);
  if (fault !== null) refuse('hours_overlap', { fields: [fault] });
  return changeHours(tx, who, id, 'week', () => putWeek(tx, who.tenant, id, week));
}

/**
 * Gives the hours of every week of one resource to others, in place of theirs. As `caller`.
 * @throws {Refusal} as `setWeek`
 */
export async function copyWeek(
  tx: Tx,
  who: Tenanted,
  id: string,
  to: readonly string[],
): Promise<HoursShown[]> {
  const from = await readResource(tx, who.tenant, id);
  const { week } = await readStanding(tx, who.tenant, from);
  const all: HoursShown[] = [];
  for (const other of new Set(to)) if (other !== id) all.push(await setWeek(tx, who, other, week));
  return all;
}

async function putWeek(
  tx: Tx,
  tenant: string,
  resource: string,
  week: readonly WeekRange[],
): Promise<void> {
  await tx
    .deleteFrom('availability_templates')
    .where('tenant_id', '=', tenant)
    .where('resource_id', '=', resource)
    .execute();
  const rows = week.map((one) => ({
    tenant_id: tenant,
    id: newId(),
    resource_id: resource,
    weekday: one.weekday,
    from_minute: one.from,
    to_minute: one.to,
    kind: one.kind,
    max_bookings: one.most,
    valid_from: one.validFrom,
    valid_to: one.validTo,
    created_at: now(),
  }));
  if (rows.length > 0) await tx.insertInto('availability_templates').values(rows).execute();
}
