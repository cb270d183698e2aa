import type ICAL from 'ical.js';
import { RRuleTemporal } from 'rrule-temporal';
import { dayMinutes, instantsOf } from '../zones/convert.ts';
import { dayOfTime, type Entry } from './entries.ts';
import { localMinute, pretended } from './wall-clock.ts';
import { instantOf } from './zone-of.ts';

/** Instants within which occurrences are wanted. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Most periods of one rule that are looked at. Past them a rule is nobody’s calendar. */
const mostPeriods = 3000;
const mostCandidates = 30_000;

/** More often than daily: such rules count hours as they pass. */
const often: ReadonlySet<string> = new Set(['HOURLY', 'MINUTELY', 'SECONDLY']);

/**
 * When a series takes time within a span; its exceptions are entries of their own, and take time by themselves.
 * @param exceptions entries that stand for occurrences of this series
 * @returns instants: from, to
 * @throws for a rule that makes more than anybody could attend
 */
export function* occurrences(
  series: Entry,
  exceptions: readonly Entry[],
  span: Span,
): Generator<readonly [number, number]> {
  const { start, without } = series;
  const gone = new Set(without.map(({ instant }) => instant));
  const goneDays = new Set(without.filter(({ isDay }) => isDay).map(dayOfTime));
  for (const { replaces } of exceptions) if (replaces !== null) gone.add(replaces.instant);
  const later = exceptions
    .filter(({ following }) => following)
    .toSorted((one, other) => other.start.instant - one.start.instant);
  for (const { local, minutes } of startsOf(series, span)) {
    for (const instant of readings(series, local)) {
      const day = Math.floor(local / dayMinutes);
      if (gone.has(instant) || goneDays.has(day)) continue;
      const changed = later.find(({ replaces }) => replaces!.instant <= instant);
      if (changed === undefined) {
        if (!series.isFree) yield spanOf(start, local, instant, minutes ?? series.minutes);
      } else if (!changed.isFree) {
        const moved = local + changed.start.local - changed.replaces!.local;
        yield spanOf(changed.start, moved, instantOf(changed.start.zone, moved), changed.minutes);
      }
    }
  }
}

interface Start {
  readonly local: number;
  readonly minutes: number | null;
}

function* startsOf({ start, rules, extra, minutes }: Entry, { from, to }: Span): Generator<Start> {
  const seen = new Set([start.local]);
  yield { local: start.local, minutes: null };
  // By the wall clock, and with room for zones and for what a later change moves into the span.
  const [first, last] = [from - minutes - 14 * dayMinutes, to + 14 * dayMinutes];
  for (const rule of rules)
    for (const local of ruled(rule, start, first, last))
      if (!seen.has(local)) {
        seen.add(local);
        yield { local, minutes: null };
      }
  for (const each of extra)
    if (!seen.has(each.when.local)) {
      seen.add(each.when.local);
      yield { local: each.when.local, minutes: each.minutes };
    }
}

function ruled(rule: ICAL.Recur, start: Entry['start'], from: number, to: number): number[] {
  const until = lastOf(rule, start);
  if (until !== null && until < from) return [];
  const asked = new RRuleTemporal({
    rruleString: `RRULE:${rule.toString().replace(/;UNTIL=[^;]*/, '')}`,
    dtstart: pretended(start.local),
    ...(until === null ? {} : { until: pretended(until) }),
    maxIterations: mostPeriods,
    maxCandidateEvaluations: mostCandidates,
  });
  const found = asked.between(pretended(Math.max(from, start.local)), pretended(to), true);
  return found.map(({ epochMilliseconds }) => epochMilliseconds / 60_000);
}

/** The end of a rule by the wall clock of its series: files give it as an instant, or as a day that counts to its end. */
function lastOf({ until }: ICAL.Recur, { zone, isDay }: Entry['start']): number | null {
  if (until === null) return null;
  const said = localMinute(until);
  if (until.isDate) return isDay ? said : said + dayMinutes - 1;
  if (until.zone.tzid !== 'UTC') return said;
  const ahead = instantOf(zone, said) - said;
  return said - ahead;
}

/** The instants that a start by the wall clock means: one, but for hours that pass twice in a rule of hours. */
function readings({ start, rules }: Entry, local: number): number[] {
  if (rules.some(({ freq }) => often.has(freq))) return instantsOf(start.zone, local);
  return [instantOf(start.zone, local)];
}

function spanOf(
  { zone, isDay }: Entry['start'],
  local: number,
  instant: number,
  minutes: number,
): readonly [number, number] {
  return [instant, isDay ? instantOf(zone, local + minutes) : instant + minutes];
}
