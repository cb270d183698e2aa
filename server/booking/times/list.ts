import { type FreeTimes, mostDays } from '#contract/booking/slots';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { find, windowEnd } from '../slots/find.ts';
import type { Exemption } from '../slots/types.ts';
import { askFor, situationInMind, type Standing } from '../state/situation.ts';
import type { Span } from '../state/taken.ts';
import { type Day, dayMinutes, dayOf, within } from '../zones/convert.ts';
import { dayNumber } from '../zones/days.ts';
import { type ZoneTable, zoneTable } from '../zones/table.ts';
import { daysOf } from './written.ts';

/** Which free times are wanted. */
export interface Which {
  readonly service: string;
  readonly option: string;
  readonly location: string | null;
  /** As few as the service takes where it is not said. */
  readonly party: number | undefined;
  readonly chosen: readonly string[];
  readonly despite: readonly Exemption[];
}

/** Of which days, both among them. */
export interface Days {
  readonly from: string;
  readonly to: string;
  /** That of the service where it is not said. */
  readonly zone: string | undefined;
}

/** The free times of some days, and where there are none the first later day that has one. */
export async function listTimes(
  tx: Tx,
  tenant: string,
  which: Which,
  days: Days,
): Promise<FreeTimes> {
  const [first, last] = [dayNumber(days.from), dayNumber(days.to)];
  if (last < first) refuseField('to', 'must not be before the first day');
  if (last - first >= mostDays) refuseField('to', `must be at most ${mostDays} days on`);
  // A day either way is read with them: which instants the days are is known once the zone of the service is.
  const wide = { from: (first - 1) * dayMinutes, to: (last + 2) * dayMinutes };
  const standing = await situationInMind(tx, tenant, { ...which, ...wide });
  const zone = days.zone === undefined ? standing.situation.service.zone : zoneTable(days.zone);
  const found = timesIn(standing, which, spanOf(zone, first, last), zone);
  const next =
    found.length > 0 ? null : await nextDay(tx, tenant, which, { standing, zone, day: last + 1 });
  return { zone: zone.zone, days: found, next };
}

function timesIn(standing: Standing, { party, despite }: Which, span: Span, zone: ZoneTable) {
  const { partyMin } = standing.rules.service;
  const ask = askFor(standing, span, party ?? partyMin, despite);
  return daysOf(standing, find(standing.situation, ask), zone);
}

/** From the beginning of one day until the end of another. */
function spanOf(zone: ZoneTable, first: Day, last: Day): Span {
  const instants = within(zone, first * dayMinutes, (last + 1) * dayMinutes);
  // A day that clocks leap over whole has no instant.
  return { from: instants[0] ?? 0, to: instants.at(-1) ?? 0 };
}

interface From {
  readonly standing: Standing;
  readonly zone: ZoneTable;
  readonly day: Day;
}

/** The first day from one on that has a free time; null where there is none until the end of what may be booked. */
async function nextDay(
  tx: Tx,
  tenant: string,
  which: Which,
  { standing, zone, day }: From,
): Promise<string | null> {
  const { now } = askFor(standing, { from: 0, to: 0 }, 1);
  const end = dayOf(zone, windowEnd(standing.situation.service, now));
  for (let first = Math.max(day, dayOf(zone, now)); first <= end; first += mostDays) {
    const span = spanOf(zone, first, Math.min(first + mostDays - 1, end));
    const [found] = timesIn(
      await situationInMind(tx, tenant, { ...which, ...span }),
      which,
      span,
      zone,
    );
    if (found !== undefined) return found.day;
  }
  return null;
}
