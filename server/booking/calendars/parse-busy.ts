import ICAL from 'ical.js';
import { setOf } from '../slots/intervals.ts';
import { dayMinutes } from '../zones/convert.ts';
import { type ZoneTable, zoneTable } from '../zones/table.ts';
import { type Entry, entryOf, periodsOf, zonesOf } from './entries.ts';
import { occurrences, type Span } from './occurrences.ts';
import { pretended } from './wall-clock.ts';

/** What is read of a calendar, and whose zone its floating times and whole days are of. */
export interface Reading extends Span {
  readonly zone: string;
  /** Events that came from here: a calendar that follows our feed would make us busy with our own bookings. */
  readonly isOurs: (uid: string) => boolean;
}

/** A calendar that is none, or says what nobody can read. */
export class CalendarUnreadable extends Error {}

/** A calendar with more in it than anybody has. Less of it would leave times open that are taken. */
export class CalendarTooLarge extends Error {}

const mostBytes = 10_000_000;
const mostEvents = 30_000;
const mostSeries = 2000;
const mostTimes = 20_000;

/**
 * Reads when somebody is busy out of iCalendar text, one calendar or several. Nothing of what events are about is kept.
 * @returns whole minutes since 1970 in UTC within the span, as a set
 * @throws {CalendarUnreadable}
 * @throws {CalendarTooLarge}
 */
export function parseBusy(text: string, { zone, from, to, isOurs }: Reading): number[] {
  if (Buffer.byteLength(text) > mostBytes) throw new CalendarTooLarge(`over ${mostBytes} bytes`);
  const own = zoneTable(zone);
  const found: number[] = [];
  const take = (uid: string, [start, end]: readonly [number, number]) => {
    const [first, last] = [Math.max(start, from), Math.min(end, to)];
    if (first < last && !isOurs(uid)) found.push(first, last);
    if (found.length > 2 * mostTimes) throw new CalendarTooLarge(`over ${mostTimes} busy times`);
  };
  orUnreadable(() => {
    for (const calendar of calendarsIn(text, from)) readCalendar(calendar, own, { from, to }, take);
  });
  return setOf(found);
}

/** The parts of each calendar of a file, by their names. */
function calendarsIn(text: string, from: number): Parts[] {
  const parsed = ICAL.parse(text) as unknown[];
  const roots = (typeof parsed[0] === 'string' ? [parsed] : parsed) as [string, unknown, Part[]][];
  if (roots.length === 0 || roots.some(([name]) => name !== 'vcalendar'))
    throw new CalendarUnreadable('this is no calendar');
  const since = pretended(from - 3 * dayMinutes)
    .toPlainDate()
    .toString();
  return roots.map(([, , parts]) => ({
    // Each by itself: a part that knows its calendar searches all of it for each time.
    named: (name) =>
      parts
        .filter((part) => part[0] === name && !isOver(part, since))
        .map((part) => new ICAL.Component(part)),
  }));
}

/** A part as it was parsed: its name, properties and parts. */
type Part = [string, Property[], unknown[]];

/** Name, parameters, type and values. */
type Property = [string, unknown, string, ...unknown[]];

/** What a calendar is made of. */
interface Parts {
  readonly named: (name: string) => ICAL.Component[];
}

/** Whether an event, alone for itself, was over before a day: most of a calendar that is in use for years. */
function isOver([, properties]: Part, since: string): boolean {
  const named = (name: string) => properties.find((each) => each[0] === name);
  if (['rrule', 'rdate', 'recurrence-id', 'duration'].some((name) => named(name) !== undefined))
    return false;
  const last = (named('dtend') ?? named('dtstart'))?.[3];
  return typeof last === 'string' && last < since;
}

function readCalendar(
  calendar: Parts,
  own: ZoneTable,
  span: Span,
  take: (uid: string, time: readonly [number, number]) => void,
): void {
  const events = calendar.named('vevent');
  if (events.length > mostEvents) throw new CalendarTooLarge(`over ${mostEvents} events`);
  const zones = zonesOf(calendar.named('vtimezone'), own, span.from);
  const entries = events.flatMap((each) => entryOf(each, zones) ?? []);
  if (entries.filter(({ rules }) => rules.length > 0).length > mostSeries)
    throw new CalendarTooLarge(`over ${mostSeries} series`);
  const exceptions = Map.groupBy(
    entries.filter(({ replaces }) => replaces !== null),
    ({ uid }) => uid,
  );
  for (const entry of entries)
    for (const time of occurrences(entry, exceptionsOf(entry, exceptions), span))
      take(entry.uid, time);
  for (const each of calendar.named('vfreebusy'))
    for (const time of periodsOf(each)) take('', time);
}

/** Entries that stand for occurrences of this one; those entries themselves have none. */
function exceptionsOf(
  { uid, replaces }: Entry,
  exceptions: ReadonlyMap<string, readonly Entry[]>,
): readonly Entry[] {
  return replaces === null ? (exceptions.get(uid) ?? []) : [];
}

function orUnreadable(read: () => void): void {
  try {
    read();
  } catch (fault) {
    if (fault instanceof CalendarTooLarge || fault instanceof CalendarUnreadable) throw fault;
    throw new CalendarUnreadable('what it says cannot be read', { cause: fault });
  }
}
