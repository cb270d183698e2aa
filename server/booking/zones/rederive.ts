import { instantsOf, localOf } from './convert.ts';
import { zoneTable } from './table.ts';

/** A booking’s time as it was agreed. */
export interface Agreed {
  /** As in `2027-03-29T09:00`. */
  readonly local: string;
  readonly zone: string;
  readonly start: Date;
}

/**
 * When clocks show the hour that was agreed, by the rules of today.
 * @returns null where it is still the instant that was agreed; else the first at which they do, or the first after it
 * where they leap over it
 */
export function rederived({ local, zone, start }: Agreed): Date | null {
  const table = zoneTable(zone);
  const minute = Date.parse(`${local}Z`) / 60_000;
  const at = start.getTime() / 60_000;
  const instants = instantsOf(table, minute);
  if (instants.includes(at)) return null;
  const [first = minute - (localOf(table, at) - at)] = instants;
  return first === at ? null : new Date(first * 60_000);
}

/** What clocks of a zone show at an instant, as in `2027-03-29T09:00`. */
export function shownAt(zone: string, at: Date): string {
  const local = localOf(zoneTable(zone), at.getTime() / 60_000);
  return new Date(local * 60_000).toISOString().slice(0, 16);
}
