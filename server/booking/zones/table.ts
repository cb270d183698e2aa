/**
 * A time zone as whole minutes: from `at[n]` (minutes since 1970 in UTC) until the next, local time is `offset[n]` minutes
 * ahead of UTC. `at[0]` is minus infinity.
 */
export interface ZoneTable {
  readonly zone: string;
  readonly at: readonly number[];
  readonly offset: readonly number[];
}

/** Years of which zones are known minute by minute. Beyond them the first and the last offset stand. */
const firstYear = 2000;
const lastYear = 2060;

const minuteMs = 60_000;
const minuteNs = 60_000_000_000;
const tables = new Map<string, ZoneTable>();

/**
 * The table of a zone, made of what Node knows of it and kept: asking Temporal for every slot would take a thousand times
 * as long.
 * @param zone IANA name
 * @throws {RangeError} for a zone that is none
 */
export function zoneTable(zone: string): ZoneTable {
  const known = tables.get(zone);
  if (known !== undefined) return known;
  const table = read(zone);
  tables.set(zone, table);
  return table;
}

function read(zone: string): ZoneTable {
  const end = Temporal.ZonedDateTime.from({ year: lastYear, month: 1, day: 1, timeZone: 'UTC' });
  const start = Temporal.ZonedDateTime.from({ year: firstYear, month: 1, day: 1, timeZone: 'UTC' });
  let now = start.withTimeZone(zone);
  const at = [-Infinity];
  const offset = [now.offsetNanoseconds / minuteNs];
  for (;;) {
    const next = now.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds >= end.epochMilliseconds) break;
    const ahead = next.offsetNanoseconds / minuteNs;
    if (ahead !== offset.at(-1)) {
      at.push(next.epochMilliseconds / minuteMs);
      offset.push(ahead);
    }
    now = next;
  }
  return { zone, at, offset };
}
