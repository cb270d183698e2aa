import { dayMinutes, localOf, nextChange } from '../zones/convert.ts';
import type { ZoneTable } from '../zones/table.ts';
import { both, type Intervals } from './intervals.ts';

/** The minute of its local day that clocks show at an instant. */
const minuteOfDay = (zone: ZoneTable, instant: number): number => {
  const local = localOf(zone, instant);
  return local - Math.floor(local / dayMinutes) * dayMinutes;
};

/** The instants of a set whose local time is so many minutes, or twice as many and so on, after midnight. */
export function onGrid(zone: ZoneTable, a: Intervals, grid: number): number[] {
  const found: number[] = [];
  for (let place = 0; place < a.length; place += 2) {
    const to = a[place + 1] as number;
    for (let instant = a[place] as number; instant < to;) {
      const minute = minuteOfDay(zone, instant);
      const past = minute % grid;
      if (past === 0) found.push(instant);
      // The grid begins anew at midnight, and where clocks are changed.
      const step = Math.min(grid - past, dayMinutes - minute, nextChange(zone, instant) - instant);
      instant += step;
    }
  }
  return found;
}

/** The instants of a set that are so many minutes, or twice as many and so on, after one of some ranges begins. */
export function fromOpening(ranges: readonly Intervals[], a: Intervals, grid: number): number[] {
  const found = new Set<number>();
  for (const range of ranges) {
    const begins = range[0] ?? 0;
    for (const [from, to] of pairs(both(range, a)))
      for (let t = begins + Math.ceil((from - begins) / grid) * grid; t < to; t += grid)
        found.add(t);
  }
  return [...found].toSorted((one, other) => one - other);
}

function* pairs(a: Intervals): Generator<[number, number]> {
  for (let place = 0; place < a.length; place += 2)
    yield [a[place] as number, a[place + 1] as number];
}
