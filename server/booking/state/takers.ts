import type { Hours, Need, Taker, WeekRange } from '../slots/types.ts';
import { type Day, dayMinutes, dayOf } from '../zones/convert.ts';
import { type ZoneTable, zoneTable } from '../zones/table.ts';
import type { Freed, Fresh } from './fresh.ts';
import type { Holiday } from './hours.ts';
import type { Member, NeedRules } from './needs.ts';
import type { Rules } from './rules-of.ts';
import type { Taken } from './taken.ts';

/** What the needs of a service are made of. */
export interface Known {
  readonly rules: Rules;
  readonly fresh: Fresh;
  readonly taken: ReadonlyMap<string, Taken>;
  readonly location: string | null;
  /** Whom the customer wants; of each pool any number. */
  readonly chosen: readonly string[];
}

/** The needs of a service as the engine takes them. */
export function needsOf(known: Known): Need[] {
  const zone = zoneTable(known.fresh.zone);
  return known.rules.needs.map((need) => ({
    id: need.id,
    quantity: need.quantity,
    assignment: need.assignment,
    wanted: need.members.flatMap(({ id }) => (known.chosen.includes(id) ? [id] : [])),
    pool: need.members.map((member) => takerOf(member, need, known, zone)),
  }));
}

const untouched: Taken = { busy: [], elsewhere: [], mark: null };

function takerOf(member: Member, need: NeedRules, known: Known, zone: ZoneTable): Taker {
  const { fresh, taken } = known;
  const { id, location, lanes, dailyCap, weight } = member;
  const { busy: all, elsewhere } = taken.get(id) ?? untouched;
  const busy = without(
    all,
    fresh.freed.filter(([resource]) => resource === id),
  );
  const turn = fresh.turns.find(([of, resource]) => of === need.id && resource === id);
  return {
    id,
    zone: zoneTable(member.zone),
    hours: hoursOf(member, known),
    lanes,
    busy,
    elsewhere,
    dailyCap,
    counts: dailyCap === null ? begunOn(busy, zone) : countsOf(fresh, id),
    location,
    weight,
    turns: turn?.[2] ?? 0,
  };
}

/** Takes out of a list of intervals some of them, each once, where they are in it. */
function without(busy: readonly number[], freed: readonly Freed[]): readonly number[] {
  if (freed.length === 0) return busy;
  const left = [...busy];
  for (const [, from, to] of freed)
    for (let place = 0; place < left.length; place += 2)
      if (left[place] === from && left[place + 1] === to) {
        left.splice(place, 2);
        break;
      }
  return left;
}

/** How many bookings of each local day there are of a service or a resource. */
export function countsOf({ counts }: Fresh, subject: string): Map<Day, number> {
  return new Map(counts.flatMap(([of, day, taken]) => (of === subject ? [[day, taken]] : [])));
}

/** Where nobody counts for a cap: how often somebody is taken by the day on which that begins. */
function begunOn(busy: readonly number[], zone: ZoneTable): Map<Day, number> {
  const counts = new Map<Day, number>();
  for (let place = 0; place < busy.length; place += 2) {
    const day = dayOf(zone, busy[place] as number);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return counts;
}

/** Every hour of every day, for what has no hours and yet days that are otherwise. */
const always = (most: number): WeekRange[] =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    from: 0,
    to: dayMinutes,
    kind: 'open',
    most,
    validFrom: null,
    validTo: null,
  }));

function hoursOf({ id, hasHours, lanes, ...member }: Member, known: Known): Hours | null {
  const { week, overrides, off } = known.rules.hours.get(id) ?? {
    week: [],
    overrides: new Map(),
    off: [],
  };
  if (hasHours) {
    const at = member.location ?? known.location;
    return { week, overrides, off, holidays: closedAt(known.rules.holidays, at) };
  }
  if (overrides.size === 0 && off.length === 0) return null;
  return { week: always(lanes), overrides, off, holidays: new Set() };
}

function closedAt(holidays: readonly Holiday[], at: string | null): Set<Day> {
  const there = holidays.filter(({ location }) => location === null || location === at);
  return new Set(there.map(({ day }) => day));
}
