import { type Day, dayMinutes, dayOf, within } from '../zones/convert.ts';
import { weekdayOf } from '../zones/day-of-week.ts';
import type { ZoneTable } from '../zones/table.ts';
import { type Intervals, minus, none, setOf } from './intervals.ts';
import type { Hours, Override, WeekRange } from './types.ts';

/** Minutes within which fewer bookings go at once than else. */
export interface Tight {
  readonly within: Intervals;
  readonly most: number;
}

/** When somebody is open, and where fewer go at once. */
export interface Open {
  readonly open: Intervals;
  readonly tight: readonly Tight[];
  /** The hours of each day by themselves, with their breaks: what a grid may count from. */
  readonly ranges: readonly Intervals[];
}

/** What of a day's hours is left out, to find out what it is that closes. */
export type Leaving = 'off' | 'breaks' | 'holidays' | 'overrides';

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly most: number;
}

/**
 * When hours are open between two instants. Local ranges hold at every instant at which clocks show a time of theirs: an
 * hour that is leapt over is not there, one that comes twice is there twice.
 */
export function openOf(
  hours: Hours,
  zone: ZoneTable,
  [from, to]: readonly [number, number],
  without: readonly Leaving[] = [],
): Open {
  const open: number[] = [];
  const closed: number[] = [];
  const pieces: [Piece, number[]][] = [];
  const ranges: number[][] = [];
  // What began the day before may run past midnight.
  for (let day = dayOf(zone, from) - 1; day <= dayOf(zone, to); day += 1) {
    const base = day * dayMinutes;
    const begun = hoursBegun(hours, day, without);
    ranges.push(...begun.map(({ from, to }) => within(zone, base + from, base + to)));
    const capacities = without.includes('overrides') ? [] : overridesOf(hours, day, 'capacity');
    for (const piece of capacities.reduce(withCapacity, begun)) {
      const instants = within(zone, base + piece.from, base + piece.to);
      open.push(...instants);
      pieces.push([piece, instants]);
    }
    if (!without.includes('breaks'))
      for (const { from, to } of rangesOf(hours.week, day, 'break'))
        closed.push(...within(zone, base + from, base + to));
    if (!without.includes('overrides'))
      for (const one of overridesOf(hours, day, 'closed'))
        if (!isWholeDay(one)) closed.push(...within(zone, base + one.from, base + one.to));
  }
  const off = without.includes('off') ? none : hours.off;
  const all = minus(minus(setOf(open), setOf(closed)), setOf(off));
  return { open: all, tight: tightOf(pieces), ranges };
}

/** Where pieces overlap, as one of Sunday night and one of Monday may, the one that bears more counts. */
function tightOf(pieces: readonly (readonly [Piece, Intervals])[]): Tight[] {
  const bears = [...new Set(pieces.map(([{ most }]) => most))].toSorted((a, b) => b - a);
  const tight: Tight[] = [];
  let more: Intervals = none;
  for (const most of bears) {
    const mine = setOf(
      pieces.flatMap(([piece, instants]) => (piece.most === most ? instants : [])),
    );
    tight.push({ most, within: minus(mine, more) });
    more = setOf([...more, ...mine]);
  }
  return tight;
}

/** The hours that begin on a day. */
function hoursBegun(hours: Hours, day: Day, without: readonly Leaving[]): Piece[] {
  const heeds = !without.includes('overrides');
  const instead = heeds ? overridesOf(hours, day, 'hours') : [];
  const isWholeClosed = heeds && overridesOf(hours, day, 'closed').some(isWholeDay);
  if (isWholeClosed) return [];
  const isHoliday = !without.includes('holidays') && hours.holidays.has(day);
  if (instead.length === 0 && isHoliday) return [];
  return instead.length > 0
    ? instead.map(({ from, to, most }) => ({ from, to, most: most ?? Infinity }))
    : rangesOf(hours.week, day, 'open');
}

const isWholeDay = ({ from, to }: Override) => from === 0 && to >= dayMinutes;

function overridesOf(hours: Hours, day: Day, kind: Override['kind']): Override[] {
  return (hours.overrides.get(day) ?? []).filter((one) => one.kind === kind);
}

function rangesOf(week: readonly WeekRange[], day: Day, kind: WeekRange['kind']): Piece[] {
  const weekday = weekdayOf(day);
  return week.filter(
    (one) =>
      one.kind === kind &&
      one.weekday === weekday &&
      (one.validFrom === null || one.validFrom <= day) &&
      (one.validTo === null || day <= one.validTo),
  );
}

/** Pieces of a day, cut where another capacity holds. */
function withCapacity(pieces: readonly Piece[], { from, to, most }: Override): Piece[] {
  return pieces.flatMap((piece) => {
    const cut = [
      { ...piece, to: Math.min(piece.to, from) },
      {
        from: Math.max(piece.from, from),
        to: Math.min(piece.to, to),
        most: most ?? piece.most,
      },
      { ...piece, from: Math.max(piece.from, to) },
    ];
    return cut.filter((one) => one.from < one.to);
  });
}
