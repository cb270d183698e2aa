import {
  bookable,
  canJoin,
  choiceOf,
  find,
  gridded,
  quantityOf,
  sessionsFor,
  windowEnd,
} from './find.ts';
import { cappedDays, openFor, spanOf, tightStarts } from './fit.ts';
import { atLeast, both, has, type Intervals, setOf, startsWithin, touches } from './intervals.ts';
import { type Leaving, openOf } from './open.ts';
import { stages } from '#contract/booking/slots';
import type { Ask, Reason, Situation, Taker } from './types.ts';

/** Whether a time can be had, and every reason against it, those that visitors are told first in front. */
export interface Why {
  readonly offered: boolean;
  readonly reasons: readonly Reason[];
}

/**
 * Why a start is offered or not: every rule is asked, and nothing stops at the first that says no. Of takers it says what
 * is against each, also where enough others can be had.
 */
export function why(situation: Situation, ask: Ask, start: number): Why {
  const alone = { ...ask, from: start, to: start + 1 };
  const offered = find(situation, alone).length > 0;
  const reasons = [...ofService(situation, alone, start), ...ofTakers(situation, alone, start)];
  const rank = ({ stage }: Reason) => stages.indexOf(stage);
  return { offered, reasons: reasons.toSorted((a, b) => rank(a) - rank(b)) };
}

function* ofService(situation: Situation, ask: Ask, start: number): Generator<Reason> {
  const { service, needs } = situation;
  const { party, despite, now } = ask;
  if (party < service.partyMin || party > service.partyMax) yield { stage: 'party' };
  const notice = now + service.notice;
  if (!despite.includes('notice') && start < notice) yield { stage: 'notice', until: notice };
  const end = windowEnd(service, now);
  if (!despite.includes('window') && start >= end) yield { stage: 'window', until: end };
  const free = { ...ask, despite: [...despite, 'notice' as const, 'window' as const] };
  if (bookable(situation, free).length === 0) yield { stage: 'daily_cap' };
  const [session] = sessionsFor(situation, ask);
  if (session !== undefined) {
    if (!session.isOpen) yield { stage: 'session_closed' };
    else if (!canJoin(session, party))
      yield { stage: 'seats', left: session.capacity - session.taken };
    return;
  }
  if (service.seats !== null && party > service.seats)
    yield { stage: 'seats', left: service.seats };
  if (gridded(service, needs, [start, start + 1], ask).length === 0) yield { stage: 'grid' };
  for (const need of needs)
    if (choiceOf(need).length < Math.max(1, quantityOf(need))) yield { stage: 'choice' };
}

function* ofTakers(situation: Situation, ask: Ask, start: number): Generator<Reason> {
  const { service, needs } = situation;
  // Whoever joins a session takes nobody anew.
  if (sessionsFor(situation, ask).length > 0) return;
  for (const taker of needs.flatMap(choiceOf))
    for (const reason of againstTaker(taker, service, ask, start))
      yield { ...reason, taker: taker.id };
}

function* againstTaker(
  taker: Taker,
  service: Situation['service'],
  ask: Ask,
  start: number,
): Generator<Reason> {
  const { busy, elsewhere, lanes, location, counts, dailyCap } = taker;
  if (ask.location !== null && location !== null && location !== ask.location)
    yield { stage: 'location' };
  const open = openFor(taker, service, ask);
  const isOpen = (all: Intervals) => has(startsWithin(all, ask.minutes), start);
  if (!isOpen(open.open)) yield { stage: whatCloses(taker, service, ask, isOpen) };
  if (!ask.despite.includes('caps') && has(cappedDays(service, counts, dailyCap, ask), start))
    yield { stage: 'resource_cap' };
  if (has(tightStarts(taker, open, ask.minutes), start)) yield { stage: 'capacity' };
  const end = start + ask.minutes;
  const [before, after] = [start - service.bufferBefore, end + service.bufferAfter];
  const away = both(setOf(elsewhere), [before, after]);
  if (away.length > 0) yield { stage: 'elsewhere', until: endOf(setOf(elsewhere), away) };
  const full = atLeast([busy], lanes);
  const taken = both(full, [before, after]);
  if (taken.length === 0) return;
  const stage = touches(full, start, end) ? 'busy' : 'buffer';
  yield { stage, until: endOf(full, taken) };
}

/** When the last of some intervals ends that a part of it lies in. */
function endOf(a: Intervals, part: Intervals): number {
  const last = part.at(-1) as number;
  return a.find((edge, place) => place % 2 === 1 && edge >= last) as number;
}

const closers: readonly (readonly [Leaving, Reason['stage']])[] = [
  ['off', 'time_off'],
  ['breaks', 'break'],
  ['holidays', 'holiday'],
  ['overrides', 'override'],
];

/** What it is that closes: that without which it would be open; the hours of the week where nothing alone is. */
function whatCloses(
  { hours, zone }: Taker,
  service: Situation['service'],
  ask: Ask,
  isOpen: (all: Intervals) => boolean,
): Reason['stage'] {
  if (hours === null || ask.despite.includes('hours')) return 'time_off';
  const always: Leaving[] = ask.despite.includes('time_off') ? ['off'] : [];
  const closer = closers.find(([leaving]) =>
    isOpen(openOf(hours, zone, spanOf(service, ask), [...always, leaving]).open),
  );
  return closer?.[1] ?? 'hours';
}
