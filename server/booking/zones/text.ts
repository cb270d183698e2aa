import { type Day, dayMinutes } from './convert.ts';

const minuteMs = 60_000;

/** The number of a local day that is written as `2026-01-31`. */
export const dayNumber = (text: string): Day =>
  Math.floor(Date.parse(`${text}T00:00Z`) / minuteMs / dayMinutes);

/** A local day as `2026-01-31`. */
export const dayText = (day: Day): string => localText(day * dayMinutes).slice(0, 10);

/** The local minutes since 1970 of a time that is written as `2026-01-31T09:30`. */
export const localMinutes = (text: string): number => Date.parse(`${text}Z`) / minuteMs;

/** Local minutes since 1970 as `2026-01-31T09:30`. */
export const localText = (local: number): string =>
  new Date(local * minuteMs).toISOString().slice(0, 16);

/** The whole minute since 1970 in UTC in which an instant lies. */
export const minuteOf = (at: Date): number => Math.floor(at.getTime() / minuteMs);

/** The instant of a minute since 1970 in UTC. */
export const instantOf = (minute: number): Date => new Date(minute * minuteMs);

/** A stretch of minutes as the API says it. */
export const stretchOf = (from: number, to: number): { startsAt: string; endsAt: string } => ({
  startsAt: instantOf(from).toISOString(),
  endsAt: instantOf(to).toISOString(),
});
