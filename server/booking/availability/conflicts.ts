import { type Conflict, mostConflicts } from '#contract/booking/hours';
import { localOf } from '../zones/convert.ts';
import { zoneTable } from '../zones/table.ts';
import { instantOf, localText } from '../zones/text.ts';
import { outsideOf } from './outside.ts';
import { hoursOf, type Standing } from './standing.ts';
import type { Taken } from './taken.ts';

/**
 * Which bookings hours leave outside, the earliest first.
 * @param before the hours before the change; the same where there was none
 */
export function conflictsOf(
  before: Standing,
  after: Standing,
  takings: readonly Taken[],
): Conflict[] {
  const zone = zoneTable(after.resource.timeZone);
  const outside = outsideOf(hoursOf(after), zone, takings);
  const old =
    before === after
      ? outside
      : outsideOf(hoursOf(before), zoneTable(before.resource.timeZone), takings);
  return [...outside].slice(0, mostConflicts).map((one) => ({
    booking: one.booking,
    reference: one.reference,
    status: one.status,
    service: one.service,
    customer: one.customer,
    startsAt: instantOf(one.start).toISOString(),
    endsAt: instantOf(one.end).toISOString(),
    from: localText(localOf(zone, one.start)),
    isOld: old.has(one),
  }));
}
