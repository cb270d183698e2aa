import { type HoursShown, mostOverrides, type Override } from '#contract/booking/hours';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { dayNumber, dayText } from '../zones/text.ts';
import { changeHours } from './change.ts';
import { dayFault } from './rules.ts';
import type { Standing } from './standing.ts';

/**
 * Says what is otherwise on one day, in place of what was said of it; nothing: the hours of every week hold again. As `caller`.
 * @throws {Refusal} `not_found`, `forbidden`, `limit_reached`; `hours_overlap` with the field
 */
export function setOverride(
  tx: Tx,
  who: Tenanted,
  { id, day }: { readonly id: string; readonly day: string },
  overrides: readonly Override[],
): Promise<HoursShown> {
  return changeHours(tx, who, id, 'override', (before) => {
    checkDay(before, day, overrides);
    return putDay(tx, who.tenant, { id, day }, overrides);
  });
}

/** Makes sure that what is otherwise on a day may be so. @throws {Refusal} `hours_overlap`, `limit_reached` */
export function checkDay(
  { overrides: all }: Pick<Standing, 'overrides'>,
  day: string,
  overrides: readonly Override[],
): void {
  const beside = (by: number) => all.get(dayText(dayNumber(day) + by)) ?? [];
  const fault = dayFault(overrides, beside(-1), beside(1));
  if (fault !== null) refuse('hours_overlap', { fields: [fault] });
  if (!all.has(day) && all.size >= mostOverrides)
    refuse('limit_reached', { facts: { most: mostOverrides } });
}

async function putDay(
  tx: Tx,
  tenant: string,
  { id, day }: { readonly id: string; readonly day: string },
  overrides: readonly Override[],
): Promise<void> {
  await tx
    .deleteFrom('availability_overrides')
    .where('tenant_id', '=', tenant)
    .where('resource_id', '=', id)
    .where('day', '=', day)
    .execute();
  const rows = overrides.map((one) => ({
    tenant_id: tenant,
    id: newId(),
    resource_id: id,
    day,
    kind: one.kind,
    from_minute: one.from,
    to_minute: one.to,
    capacity: one.most,
    reason: one.reason,
    created_at: now(),
  }));
  if (rows.length > 0) await tx.insertInto('availability_overrides').values(rows).execute();
}
