import type { CalendarShown } from '#contract/booking/calendar';
import type { Resource } from '#contract/booking/resources';
import type { Tx } from '#platform/tx';
import { both, minus, setOf } from '../../slots/intervals.ts';
import { openOf } from '../../slots/open.ts';
import { type Holiday, readHolidays, readHours, type WrittenHours } from '../../state/hours.ts';
import { zoneTable } from '../../zones/table.ts';
import { stretchOf } from '../../zones/text.ts';

type Span = readonly [from: number, to: number];

/** When people and places can be had, between two instants. What has no hours of its own is open but for its time off. */
export async function openIn(
  tx: Tx,
  tenant: string,
  resources: readonly Resource[],
  span: Span,
): Promise<CalendarShown['open']> {
  const [hours, holidays] = await Promise.all([
    readHours(
      tx,
      tenant,
      resources.map(({ id }) => id),
    ),
    readHolidays(tx, tenant),
  ]);
  return resources.flatMap((resource) => {
    const written = hours.get(resource.id);
    const open = written === undefined ? [] : openOfOne(resource, written, holidays, span);
    return Array.from({ length: open.length / 2 }, (_, place) => ({
      resource: resource.id,
      ...stretchOf(open[place * 2] as number, open[place * 2 + 1] as number),
    }));
  });
}

function openOfOne(
  { hasHours, location, timeZone }: Resource,
  { week, overrides, off }: WrittenHours,
  holidays: readonly Holiday[],
  span: Span,
): readonly number[] {
  if (!hasHours) return minus(span, setOf(off));
  const closed = holidays.filter((one) => one.location === null || one.location === location);
  const written = { week, overrides, off, holidays: new Set(closed.map(({ day }) => day)) };
  return both(openOf(written, zoneTable(timeZone), span).open, span);
}
