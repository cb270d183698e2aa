import type { HoursShown } from '#contract/booking/hours';
import type { Tx } from '#platform/tx';
import { localOf } from '../zones/convert.ts';
import { zoneTable } from '../zones/table.ts';
import { instantOf, localText } from '../zones/text.ts';
import { readResource } from '../resources/list.ts';
import { conflictsOf } from './conflicts.ts';
import { readStanding } from './read.ts';
import type { Standing } from './standing.ts';
import { takenFromNow } from './taken.ts';

/** When a resource can be had, with the bookings that lie outside. As `caller`. @throws {Refusal} `not_found` */
export async function showHours(tx: Tx, tenant: string, id: string): Promise<HoursShown> {
  const standing = await readStanding(tx, tenant, await readResource(tx, tenant, id));
  return shownHours(tx, tenant, standing, standing);
}

/** The same after a change. */
export async function shownHours(
  tx: Tx,
  tenant: string,
  before: Standing,
  after: Standing,
): Promise<HoursShown> {
  const { resource, week, overrides, timeOff } = after;
  const zone = zoneTable(resource.timeZone);
  const takings = await takenFromNow(tx, tenant, resource.id);
  return {
    resource: resource.id,
    timeZone: resource.timeZone,
    hasHours: resource.hasHours,
    week: [...week],
    overrides: [...overrides].map(([day, all]) => ({ day, overrides: [...all] })),
    timeOff: timeOff.map(({ id, from, to, note }) => ({
      id,
      startsAt: instantOf(from).toISOString(),
      endsAt: instantOf(to).toISOString(),
      from: localText(localOf(zone, from)),
      to: localText(localOf(zone, to)),
      note,
    })),
    conflicts: conflictsOf(before, after, takings),
  };
}
