import type { Day } from './convert.ts';

/** The day of the week of a local day as ISO 8601 counts it: 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  // 1 January 1970 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** A day of the week where 0 is Sunday, as many programs count, as ISO 8601 counts it. */
export function fromSundayFirst(day: number): number {
  return day === 0 ? 7 : day;
}

/** The same the other way round. */
export function toSundayFirst(day: number): number {
  return day % 7;
}
