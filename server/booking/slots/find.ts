import { type Day, dayMinutes, dayOf, within } from '../zones/convert.ts';
import { cappedDays, fitsOf, openFor } from './fit.ts';
import { fromOpening, onGrid } from './grid.ts';
import { atLeast, both, has, type Intervals, minus } from './intervals.ts';
import type { Ask, Need, Session, ServiceRules, Situation, Slot, Taker } from './types.ts';

/** Whom of a pool the customer may have: those who are wanted, or anybody. */
export function choiceOf({ pool, wanted }: Need): readonly Taker[] {
  return wanted.length === 0 ? pool : pool.filter(({ id }) => wanted.includes(id));
}

/** How many of a pool a booking takes. */
export function quantityOf({ assignment, quantity, pool, wanted }: Need): number {
  if (assignment === 'collective') return pool.length;
  return Math.max(quantity, wanted.length);
}

/** The starts at which enough of each pool can be had at once. */
function startsOf({ service, needs }: Situation, ask: Ask): number[] {
  let starts: number[] = [ask.from, ask.to];
  for (const need of needs) {
    if (starts.length === 0) return starts;
    const fits = choiceOf(need).map((taker) => fitsOf(taker, service, ask));
    const quantity = quantityOf(need);
    starts = quantity > fits.length || quantity === 0 ? [] : both(starts, atLeast(fits, quantity));
  }
  return starts;
}

/** When a service may be booked at all: after its notice, within its window, on days that are not full. */
export function bookable({ service, dayCounts }: Situation, ask: Ask): number[] {
  const { despite, now } = ask;
  const from = despite.includes('notice') ? ask.from : Math.max(ask.from, now + service.notice);
  const to = despite.includes('window') ? ask.to : Math.min(ask.to, windowEnd(service, now));
  if (from >= to) return [];
  if (despite.includes('caps')) return [from, to];
  return minus([from, to], cappedDays(service, dayCounts, service.dailyCap, ask));
}

/** The end of the last local day that may be booked. */
export function windowEnd({ zone, windowDays }: ServiceRules, now: number): number {
  const last: Day = dayOf(zone, now) + windowDays;
  // A day that clocks leap over whole, as in Samoa in 2011, ends with the one before it.
  for (let day = last; ; day -= 1) {
    const end = within(zone, day * dayMinutes, (day + 1) * dayMinutes).at(-1);
    if (end !== undefined) return end;
  }
}

/**
 * The times at which a service can be had, in order. A party is never split; where a session is open that it has room in,
 * it joins that, and nothing else is taken anew.
 */
export function find(situation: Situation, ask: Ask): Slot[] {
  const { service, needs } = situation;
  const { party } = ask;
  if (party < service.partyMin || party > service.partyMax) return [];
  const when = bookable(situation, ask);
  if (when.length === 0) return [];
  const mine = sessionsFor(situation, ask);
  const joined = mine
    .filter((one) => canJoin(one, party) && has(when, one.start))
    .map(({ id, start, capacity, taken }) => ({ start, left: capacity - taken, session: id }));
  if (service.seats !== null && party > service.seats) return joined.toSorted(byStart);
  const starts = both(when, startsOf(situation, ask));
  // A session that is there is the one of its time: beside it no other begins.
  const held = new Set(mine.map(({ start }) => start));
  const begun = gridded(service, needs, starts, ask)
    .filter((start) => !held.has(start))
    .map((start) => ({ start, left: service.seats, session: null }));
  return [...joined, ...begun].toSorted(byStart);
}

const byStart = (one: Slot, other: Slot) => one.start - other.start;

/** Whether a party has room in a session. */
export const canJoin = ({ isOpen, capacity, taken }: Session, party: number): boolean =>
  isOpen && taken + party <= capacity;

/** Sessions that would be what is asked for, by their start. */
export function sessionsFor({ service, sessions }: Situation, ask: Ask): Session[] {
  if (service.seats === null) return [];
  return sessions.filter(
    ({ minutes, location, start }) =>
      minutes === ask.minutes &&
      (ask.location === null || location === ask.location) &&
      start >= ask.from &&
      start < ask.to,
  );
}

/** Starts that lie on the grid of a service. */
export function gridded(
  service: ServiceRules,
  needs: readonly Need[],
  starts: Intervals,
  ask: Ask,
): number[] {
  if (ask.despite.includes('grid')) return onGrid(service.zone, starts, 1);
  const first = needs[0] === undefined ? [] : choiceOf(needs[0]);
  // Whoever is there at any hour opens at no particular one.
  const opens = first.every(({ hours }) => hours !== null) && !ask.despite.includes('hours');
  if (service.gridFrom === 'midnight' || !opens || first.length === 0)
    return onGrid(service.zone, starts, service.grid);
  const ranges = first.flatMap((taker) => openFor(taker, service, ask).ranges);
  return fromOpening(ranges, starts, service.grid);
}
