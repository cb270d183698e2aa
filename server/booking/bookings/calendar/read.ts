import { type CalendarShown, shownStatuses } from '#contract/booking/calendar';
import type { Tx } from '#platform/tx';
import { readBusiness } from '#tenancy';
import { listResources } from '../../resources/list.ts';
import { within } from '../../zones/convert.ts';
import { zoneTable } from '../../zones/table.ts';
import { dayNumber } from '../../zones/text.ts';
import { elsewhereIn, offIn } from './away.ts';
import { openIn } from './open.ts';
import { bookingsIn, sessionsIn } from './taken.ts';

/**
 * All that a calendar draws of some days. As `caller`.
 * @param days the first and the last local day of the business
 */
export async function readCalendar(
  tx: Tx,
  tenant: string,
  days: { readonly from: string; readonly to: string },
): Promise<CalendarShown> {
  const { timeZone } = await readBusiness(tx, tenant);
  const instants = within(
    zoneTable(timeZone),
    dayNumber(days.from) * 1440,
    (dayNumber(days.to) + 1) * 1440,
  );
  const span = [instants[0] ?? 0, instants.at(-1) ?? 0] as const;
  const resources = (await listResources(tx, tenant)).filter((one) => one.archivedAt === null);
  const [bookings, sessions, timeOff, elsewhere, open] = await Promise.all([
    bookingsIn(tx, tenant, span, shownStatuses),
    sessionsIn(tx, tenant, span),
    offIn(tx, tenant, span),
    elsewhereIn(tx, tenant, span),
    openIn(tx, tenant, resources, span),
  ]);
  return { timeZone, bookings, sessions, open, timeOff, elsewhere };
}
