import ICAL from 'ical.js';
import { dayMinutes, dayOf } from '../zones/convert.ts';
import type { ZoneTable } from '../zones/table.ts';
import { localMinute } from './wall-clock.ts';
import { definedZone, instantOf, utc, type Zones, zoneOf } from './zone-of.ts';

/** A time of a calendar. */
export interface When {
  /** Minutes since 1970 as its clock shows it. */
  readonly local: number;
  readonly zone: ZoneTable;
  readonly isDay: boolean;
  /** Minutes since 1970 in UTC. */
  readonly instant: number;
}

/** Times beside a rule, with lengths of their own where they say so. */
interface Extra {
  readonly when: When;
  readonly minutes: number | null;
}

/** An event as far as it takes time; what it is about is not read. */
export interface Entry {
  readonly uid: string;
  readonly start: When;
  /** How long: by the clock where it is of whole days, else as time passes. */
  readonly minutes: number;
  /** Cancelled, or shown as free. */
  readonly isFree: boolean;
  readonly rules: readonly ICAL.Recur[];
  readonly extra: readonly Extra[];
  readonly without: readonly When[];
  /** The occurrence of its series that it stands for; `following`: that one and all after it. */
  readonly replaces: When | null;
  readonly following: boolean;
}

/** Shown as one of these, Outlook lets others book. */
const outlookFree: ReadonlySet<string> = new Set(['FREE', 'WORKINGELSEWHERE']);

/** Most zones that one calendar may define. */
const mostZones = 200;

/** Zones as a calendar speaks of them. @param found what it defines @param own that of whoever it belongs to */
export function zonesOf(found: readonly ICAL.Component[], own: ZoneTable, around: number): Zones {
  if (found.length > mostZones) throw new RangeError('too many zones');
  const defined = new Map(
    found.map((each) => {
      const zone = definedZone(each, around);
      return [zone.zone, zone] as const;
    }),
  );
  return { own, defined };
}

/** Reads one VEVENT. @returns undefined for an event that takes no time */
export function entryOf(event: ICAL.Component, zones: Zones): Entry | undefined {
  const [start] = timesIn(event, 'dtstart', zones);
  if (start === undefined) return undefined;
  const said = (name: string) => String(event.getFirstPropertyValue(name) ?? '').toUpperCase();
  const replaced = event.getFirstProperty('recurrence-id');
  return {
    uid: String(event.getFirstPropertyValue('uid') ?? ''),
    start,
    minutes: lengthOf(event, start, zones),
    isFree:
      said('status') === 'CANCELLED' ||
      said('transp') === 'TRANSPARENT' ||
      outlookFree.has(said('x-microsoft-cdo-busystatus')),
    rules: event.getAllProperties('rrule').map((each) => each.getFirstValue() as ICAL.Recur),
    extra: event.getAllProperties('rdate').flatMap((each) => extraOf(each, zones)),
    without: timesIn(event, 'exdate', zones),
    replaces: timesIn(event, 'recurrence-id', zones)[0] ?? null,
    following: replaced?.getFirstParameter('range') === 'THISANDFUTURE',
  };
}

/** Reads the busy periods of one VFREEBUSY. @returns instants: from, to */
export function periodsOf(freeBusy: ICAL.Component): (readonly [number, number])[] {
  return freeBusy.getAllProperties('freebusy').flatMap((each) => {
    if ((each.getFirstParameter('fbtype') ?? 'BUSY').toUpperCase() === 'FREE') return [];
    return each.getValues().flatMap((value: unknown) => {
      if (!(value instanceof ICAL.Period)) return [];
      const from = localMinute(value.start);
      return [[from, from + minutesOf(value.getDuration())] as const];
    });
  });
}

function timesIn(event: ICAL.Component, name: string, zones: Zones): When[] {
  return event
    .getAllProperties(name)
    .flatMap((each) => each.getValues().map((value) => whenOf(value, each, zones)));
}

function whenOf(value: unknown, property: ICAL.Property, zones: Zones): When {
  const local = localMinute(value);
  const { isDate: isDay, zone: read } = value as ICAL.Time;
  const named = property.getFirstParameter('tzid') as string | undefined;
  const zone =
    read === ICAL.Timezone.utcTimezone
      ? utc
      : isDay || named === undefined
        ? zones.own
        : zoneOf(named, zones);
  return { local, zone, isDay, instant: instantOf(zone, local) };
}

function extraOf(property: ICAL.Property, zones: Zones): Extra[] {
  return property.getValues().map((value: unknown) => {
    if (!(value instanceof ICAL.Period))
      return { when: whenOf(value, property, zones), minutes: null };
    return {
      when: whenOf(value.start, property, zones),
      minutes: minutesOf(value.getDuration()),
    };
  });
}

function lengthOf(event: ICAL.Component, start: When, zones: Zones): number {
  const [end] = timesIn(event, 'dtend', zones);
  const span = event.getFirstPropertyValue('duration');
  if (end !== undefined) {
    if (start.isDay) return Math.max(0, end.local - start.local);
    // A second begun is a minute taken.
    const seconds = (event.getFirstPropertyValue('dtend') as ICAL.Time).second;
    return Math.max(0, end.instant - start.instant + (seconds > 0 ? 1 : 0));
  }
  if (span instanceof ICAL.Duration) return Math.max(0, minutesOf(span));
  return start.isDay ? dayMinutes : 0;
}

function minutesOf(span: ICAL.Duration): number {
  return Math.ceil(span.toSeconds() / 60);
}

/** The local day of a time, by its own clock. */
export function dayOfTime({ local, isDay, zone, instant }: When): number {
  return isDay ? Math.floor(local / dayMinutes) : dayOf(zone, instant);
}
