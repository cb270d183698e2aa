import { type Day, dayMinutes, dayOf, within } from '../zones/convert.ts';
import {
  atLeast,
  both,
  grown,
  type Intervals,
  minus,
  near,
  setOf,
  startsWithin,
} from './intervals.ts';
import { openOf, type Open } from './open.ts';
import type { Ask, Hours, ServiceRules, Taker } from './types.ts';

/** The span that matters for starts between two instants: their own length, buffers, and a day on either side. */
export function spanOf(
  { bufferBefore, bufferAfter }: ServiceRules,
  { from, to, minutes }: Ask,
): readonly [number, number] {
  return [from - bufferBefore - dayMinutes, to + minutes + bufferAfter + dayMinutes];
}

/** What hours came to when they were last looked at: finding, choosing and counting ask the same of each. */
const looked = new WeakMap<Hours, { readonly asked: string; readonly open: Open }>();

/** When a taker is open as an ask counts it. */
export function openFor({ hours, zone }: Taker, service: ServiceRules, ask: Ask): Open {
  const span = spanOf(service, ask);
  if (hours === null || ask.despite.includes('hours')) {
    const off = hours === null || ask.despite.includes('time_off') ? [] : setOf(hours.off);
    return { open: minus(span, off), tight: [], ranges: [] };
  }
  const without = ask.despite.includes('time_off') ? (['off'] as const) : [];
  const asked = `${zone.zone} ${span.join(' ')} ${without.join()}`;
  const before = looked.get(hours);
  if (before?.asked === asked) return before.open;
  const open = openOf(hours, zone, span, without);
  looked.set(hours, { asked, open });
  return open;
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
export function fitsOf(whole: Taker, service: ServiceRules, ask: Ask): number[] {
  if (ask.location !== null && whole.location !== null && whole.location !== ask.location)
    return [];
  const span = spanOf(service, ask);
  const taker = { ...whole, busy: near(whole.busy, span), elsewhere: near(whole.elsewhere, span) };
  const open = openFor(taker, service, ask);
  const asked = both(startsWithin(open.open, ask.minutes), [ask.from, ask.to]);
  const full = setOf([...atLeast([taker.busy], taker.lanes), ...setOf(taker.elsewhere)]);
  const free = minus(asked, takenStarts(full, service, ask.minutes));
  const roomy = minus(free, tightStarts(taker, open, ask.minutes));
  if (ask.despite.includes('caps')) return roomy;
  return minus(roomy, cappedDays(service, taker.counts, taker.dailyCap, ask));
}
