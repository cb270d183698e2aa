import type { ZoneTable } from './table.ts';

/** Minutes of a day by the clock. */
export const dayMinutes = 1440;

/** A local day: days since 1 January 1970. */
export type Day = number;

/** The place in a zone's table that holds at an instant. */
function placeAt({ at }: ZoneTable, instant: number): number {
  let [low, high] = [0, at.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((at[middle] as number) <= instant) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Local minutes since 1970, as a clock on the wall shows them at an instant. */
export function localOf(zone: ZoneTable, instant: number): number {
  return instant + (zone.offset[placeAt(zone, instant)] as number);
}

/** The local day of an instant. */
export function dayOf(zone: ZoneTable, instant: number): Day {
  return Math.floor(localOf(zone, instant) / dayMinutes);
}

/** When the clocks of a zone change next after an instant; infinity when they never do. */
export function nextChange(zone: ZoneTable, instant: number): number {
  return zone.at[placeAt(zone, instant) + 1] ?? Infinity;
}

/**
 * The instants at which clocks show a local minute: none where they leap over it, two, the earlier first, where they
 * are put back.
 */
export function instantsOf(zone: ZoneTable, local: number): number[] {
  return within(zone, local, local + 1).filter((_, place) => place % 2 === 0);
}

/**
 * All instants at which clocks show a time of a local range: as intervals, sorted, apart from each other. Minutes that
 * clocks leap over are not there, those that come twice are there twice.
 * @param from local minutes, inclusive
 * @param to local minutes, exclusive
 */
export function within(zone: ZoneTable, from: number, to: number): number[] {
  const found: number[] = [];
  // An offset is at most 14 hours, so nothing that lies further from the range can touch it.
  const first = placeAt(zone, from - dayMinutes);
  for (let place = first; place < zone.at.length; place += 1) {
    const begins = zone.at[place] as number;
    if (begins > to + dayMinutes) break;
    const ahead = zone.offset[place] as number;
    const start = Math.max(begins, from - ahead);
    const end = Math.min(zone.at[place + 1] ?? Infinity, to - ahead);
    if (start >= end) continue;
    if (found.at(-1) === start) found[found.length - 1] = end;
    else found.push(start, end);
  }
  return found;
}
