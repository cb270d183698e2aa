import type { Day } from './convert.ts';

const msOfDay = 86_400_000;

/** The local day of `2026-01-31`. */
export const dayNumber = (written: string): Day => Date.parse(`${written}T00:00:00Z`) / msOfDay;

/** `2026-01-31` of a local day. */
export const dayWritten = (day: Day): string => new Date(day * msOfDay).toISOString().slice(0, 10);

/** `09:30` of a minute of a day. */
export const clockWritten = (minute: number): string =>
  `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** An instant in whole minutes, as `2026-01-31T02:30:00.000Z`. */
export const instantWritten = (minute: number): string => new Date(minute * 60_000).toISOString();
