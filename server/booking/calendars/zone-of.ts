import type ICAL from 'ical.js';
import { RRuleTemporal } from 'rrule-temporal';
import { dayMinutes, instantsOf, localOf } from '../zones/convert.ts';
import { type ZoneTable, zoneTable } from '../zones/table.ts';
import { windowsZone } from './windows-zones.ts';
import { localMinute, pretended } from './wall-clock.ts';

export const utc: ZoneTable = { zone: 'UTC', at: [-Infinity], offset: [0] };

/** Zones that one calendar speaks of. */
export interface Zones {
  /** Of times without a zone. */
  readonly own: ZoneTable;
  /** By the names of this calendar alone, as it defines them. */
  readonly defined: ReadonlyMap<string, ZoneTable>;
}

/** Years of which zones that a calendar defines itself are known. */
const years = 3;

/** Most moments at which such a zone changes its clocks. */
const mostChanges = 1000;

/**
 * The zone that a calendar means by a name: IANA’s where it has one, since what calendars write into files about it is
 * often years old; else what Windows calls so, else what the calendar itself says, else the zone of whoever it belongs to.
 */
export function zoneOf(name: string, { own, defined }: Zones): ZoneTable {
  const bare = name.replace(/^"|"$/g, '');
  // As in /example.org/20050126_1/Europe/Berlin.
  const parts = bare.split('/').filter((part) => part !== '');
  const names = [bare, windowsZone(bare), parts.slice(-3).join('/'), parts.slice(-2).join('/')];
  for (const each of names) {
    const found = each === undefined ? undefined : ofIana(each);
    if (found !== undefined) return found;
  }
  return defined.get(name) ?? own;
}

function ofIana(name: string): ZoneTable | undefined {
  // Offsets such as +05:00 are zones to Temporal, and names of zones to nobody.
  if (!/^[a-z]/i.test(name)) return undefined;
  try {
    return zoneTable(name);
  } catch {
    return undefined;
  }
}

/**
 * The instant at which a clock shows a local minute, as RFC 5545 reads one: the first of two, and a time that clocks leap
 * over as though they had not leapt yet.
 */
export function instantOf(zone: ZoneTable, local: number): number {
  const [first] = instantsOf(zone, local);
  if (first !== undefined) return first;
  const before = local - dayMinutes;
  return local - (localOf(zone, before) - before);
}

/** Reads a zone as a calendar defines it (VTIMEZONE), around an instant. Rules that are not of years are left out. */
export function definedZone(definition: ICAL.Component, around: number): ZoneTable {
  const zone = String(definition.getFirstPropertyValue('tzid'));
  const changes = definition.getAllSubcomponents().flatMap((part) => {
    const offset = (name: string) => minutesOf(part.getFirstPropertyValue(name));
    const [before, after] = [offset('tzoffsetfrom'), offset('tzoffsetto')];
    return onsets(part, around).map((local) => ({ at: local - before, before, after }));
  });
  if (changes.length > mostChanges) throw new RangeError(`${zone} changes its clocks too often`);
  changes.sort((one, other) => one.at - other.at);
  return {
    zone,
    at: [-Infinity, ...changes.map(({ at }) => at)],
    offset: [changes[0]?.before ?? 0, ...changes.map(({ after }) => after)],
  };
}

function minutesOf(offset: unknown): number {
  const read = /^([+-])(\d\d):?(\d\d)/.exec(String(offset));
  if (read === null) throw new RangeError(`${String(offset)} is no offset`);
  return Number(`${read[1]}1`) * (Number(read[2]) * 60 + Number(read[3]));
}

/** When an observance begins, in local minutes by the clocks before it. */
function onsets(part: ICAL.Component, around: number): number[] {
  const first = localMinute(part.getFirstPropertyValue('dtstart'));
  const found = [
    first,
    ...part.getAllProperties('rdate').flatMap((each) => each.getValues().map(localMinute)),
  ];
  const span = years * 366 * dayMinutes;
  for (const each of part.getAllProperties('rrule')) {
    const rule = String(each.getFirstValue());
    if (!/^FREQ=YEARLY(;|$)/.test(rule)) continue;
    const asked = new RRuleTemporal({ rruleString: `RRULE:${rule}`, dtstart: pretended(first) });
    for (const at of asked.between(pretended(around - span), pretended(around + span)))
      found.push(at.epochMilliseconds / 60_000);
  }
  return found;
}
