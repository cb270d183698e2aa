import { now } from '#platform/clock';
import { type Day, dayOf, localOf } from '../zones/convert.ts';
import { type ZoneTable, zoneTable } from '../zones/table.ts';

const minuteMs = 60_000;

/** An instant in whole minutes since 1970 in UTC. */
export const minuteOf = (instant: string | Date): number =>
  Math.floor(new Date(instant).getTime() / minuteMs);

/** The instant of a minute. */
export const instantOf = (minute: number): Date => new Date(minute * minuteMs);

/** What the clock on the wall shows at a minute, as `2026-01-31T09:30`. */
export const localAt = (zone: ZoneTable, minute: number): string =>
  new Date(localOf(zone, minute) * minuteMs).toISOString().slice(0, 16);

/** A local day as `2026-01-31`. */
export const dateOf = (day: Day): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** Of which edition the zone rules of this server are. */
export const tzdata = process.versions.tz ?? 'unknown';

/** The local day that it is in a zone. */
export const localToday = (zone: string): string => dateOf(dayOf(zoneTable(zone), minuteOf(now())));
