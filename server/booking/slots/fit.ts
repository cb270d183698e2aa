import { type Day, dayMinutes, dayOf, within } from '../zones/convert.ts';
import { atLeast, both, grown, type Intervals, minus, setOf, startsWithin } from './intervals.ts';
import { openOf, type Open } from './open.ts';
import type { Ask, ServiceRules, Taker } from './types.ts';

/** The span that matters for starts between two instants: their own length, buffers, and a day on either side. */
export function spanOf(
  { bufferBefore, bufferAfter }: ServiceRules,
  { from, to, minutes }: Ask,
): readonly [number, number] {
  return [from - bufferBefore - dayMinutes, to + minutes + bufferAfter + dayMinutes];
}

/** When a taker is open as an ask counts it. */
export function openFor({ hours, zone }: Taker, service: ServiceRules, ask: Ask): Open {
  const span = spanOf(service, ask);
  if (hours === null || ask.despite.includes('hours')) {
    const off = hours === null || ask.despite.includes('time_off') ? [] : setOf(hours.off);
    return { open: minus(span, off), tight: [], ranges: [] };
  }
  return openOf(hours, zone, span, ask.despite.includes('time_off') ? ['off'] : []);
}

/** Starts at which so many lanes are taken that no booking of a service has one for itself and its buffers. */
function takenStarts(full: Intervals, service: ServiceRules, minutes: number): number[] {
  return grown(full, minutes + service.bufferAfter - 1, service.bufferBefore);
}

/** Starts at which fewer bookings go at once than the lanes would bear, and so many there are. */
export function tightStarts({ busy, lanes }: Taker, { tight }: Open, minutes: number): number[] {
  const full = tight
    .filter(({ most }) => most < lanes)
    .flatMap(({ within, most }) => both(within, atLeast([busy], most)));
  return grown(setOf(full), minutes - 1, 0);
}

/** The instants of local days on which no more bookings go. */
export function cappedDays(
  { zone }: ServiceRules,
  counts: ReadonlyMap<Day, number>,
  cap: number | null,
  { from, to }: Ask,
): number[] {
  if (cap === null) return [];
  const days: number[] = [];
  for (let day = dayOf(zone, from); day <= dayOf(zone, to); day += 1)
    if ((counts.get(day) ?? 0) >= cap)
      days.push(...within(zone, day * dayMinutes, (day + 1) * dayMinutes));
  return setOf(days);
}

/**
 * The starts at which a taker can be had. Between two bookings stand the buffers of both; they need be free, and not open.
 */
export function fitsOf(taker: Taker, service: ServiceRules, ask: Ask): number[] {
  if (ask.location !== null && taker.location !== null && taker.location !== ask.location)
    return [];
  const open = openFor(taker, service, ask);
  const asked = both(startsWithin(open.open, ask.minutes), [ask.from, ask.to]);
  const full = setOf([...atLeast([taker.busy], taker.lanes), ...setOf(taker.elsewhere)]);
  const free = minus(asked, takenStarts(full, service, ask.minutes));
  const roomy = minus(free, tightStarts(taker, open, ask.minutes));
  if (ask.despite.includes('caps')) return roomy;
  return minus(roomy, cappedDays(service, taker.counts, taker.dailyCap, ask));
}
