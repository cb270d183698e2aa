import { now } from '#platform/clock';
import { Refusal } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { minuteOf } from '../bookings/times.ts';
import { find, windowEnd } from '../slots/find.ts';
import { askFor, situationInMind, type Standing } from '../state/situation.ts';
import { type Day, dayMinutes, dayOf, localOf } from '../zones/convert.ts';
import { weekdayOf } from '../zones/day-of-week.ts';
import type { ZoneTable } from '../zones/table.ts';
import type { Entry } from './entry.ts';

/** So many days are looked at at once. */
const step = 31;

/**
 * The first free time that suits somebody and was not offered to them before, in whole minutes since 1970 in UTC; undefined where
 * there is none. What is seen here is judged again by whoever places the booking.
 */
export async function firstFit(tx: Tx, tenant: string, entry: Entry): Promise<number | undefined> {
  try {
    let first: Day = Math.max(entry.from, Math.floor(minuteOf(now()) / dayMinutes) - 1);
    for (let last = first; first <= last; first += step) {
      const { standing, ask } = await looked(tx, tenant, entry, first);
      const { zone } = standing.situation.service;
      const end = dayOf(zone, windowEnd(standing.situation.service, ask.now));
      last = Math.min(entry.to, end);
      const fit = find(standing.situation, ask).find(({ start }) => suits(entry, zone, start));
      if (fit !== undefined) return fit.start;
    }
    return undefined;
  } catch (fault) {
    // A service, a place or a person that is not to be had any more.
    if (fault instanceof Refusal) return undefined;
    throw fault;
  }
}

async function looked(tx: Tx, tenant: string, entry: Entry, first: Day) {
  const { service, option, location, resource, party } = entry;
  // A day either way: which instants the days are is known once the zone of the service is.
  const last = Math.min(first + step, entry.to + 1);
  const span = { from: (first - 1) * dayMinutes, to: (last + 1) * dayMinutes };
  const chosen = resource === null ? [] : [resource];
  const wanted = { service, option, location, chosen, ...span };
  const standing: Standing = await situationInMind(tx, tenant, wanted);
  return { standing, ask: askFor(standing, span, party) };
}

/** Whether a time is on a day and at an hour that suit, and was not offered before. Pure. */
function suits(
  entry: Pick<Entry, 'from' | 'to' | 'weekdays' | 'fromMinute' | 'toMinute' | 'offered'>,
  zone: ZoneTable,
  start: number,
): boolean {
  const day = dayOf(zone, start);
  const minute = localOf(zone, start) - day * dayMinutes;
  return (
    day >= entry.from &&
    day <= entry.to &&
    (entry.weekdays.length === 0 || entry.weekdays.includes(weekdayOf(day))) &&
    minute >= entry.fromMinute &&
    minute < entry.toMinute &&
    !entry.offered.includes(start)
  );
}
