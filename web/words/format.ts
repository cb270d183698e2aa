import { spoken } from './index.ts';

/** The language of the screen, in the variant of the browser's region where it names one: `en-GB` rather than `en`. */
export function locale(): string {
  const language = spoken();
  return navigator.languages.find((wish) => wish.startsWith(`${language}-`)) ?? language;
}

/** A number as people write it. */
export function number(value: number, digits = 0): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits }).format(value);
}

/** A number with always so many digits, so that several stand under each other. */
export function figure(value: number, digits: number): string {
  const all = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(locale(), all).format(value);
}

/** A share of 0 to 1 in per cent. One that is not quite all or nothing is never shown as such: 99.99 % stays below 100. */
export function percent(share: number): string {
  return share <= 0 || share >= 1 ? inPercent(share, 0) : likelihood(share);
}

/** How likely something is, in per cent: evidence may outweigh what a number can hold, but is never certainty. */
export function likelihood(probability: number): string {
  const bounded = Math.min(0.9999, Math.max(0.0001, probability));
  return inPercent(bounded, bounded > 0.99 || bounded < 0.01 ? 2 : 0);
}

/** A small share in per cent with the digits that tell it from nothing. */
export function rarely(share: number): string {
  return inPercent(share, share >= 0.1 ? 0 : Math.min(6, Math.ceil(-Math.log10(share)) - 1));
}

function inPercent(share: number, digits: number): string {
  return new Intl.NumberFormat(locale(), {
    style: 'percent',
    maximumFractionDigits: digits,
  }).format(share);
}

/** An amount of money, whose currency says how many digits its smallest unit has. */
export function money({ minor, currency }: { minor: string; currency: string }): string {
  const format = new Intl.NumberFormat(locale(), { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const text = minor.padStart(digits + 1, '0');
  const point = text.length - digits;
  const decimal = digits === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`;
  return format.format(decimal as `${number}`);
}

/** A size of a file. */
export function bytes(size: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, size)) / 3));
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(size / 1000 ** step);
}

/** A calendar day such as `2026-01-31`, which belongs to no time zone. */
export function day(value: string): string {
  const at = new Date(`${value}T00:00:00Z`);
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
}

/**
 * An instant as date and time.
 * @param timeZone the viewer's own where not said
 */
export function dateTime(instant: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale(), {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone !== undefined && { timeZone }),
  }).format(new Date(instant));
}

/** An instant's day in the viewer's zone. */
export function date(instant: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }).format(new Date(instant));
}

/** An instant's time of day to the second, in the viewer's zone. */
export function timeOfDay(instant: string): string {
  return new Intl.DateTimeFormat(locale(), { timeStyle: 'medium' }).format(new Date(instant));
}

/** An instant's day in the viewer's zone, for headings. */
export function dayOf(instant: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'full' }).format(new Date(instant));
}

const spans = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** How long ago, or until, an instant is: `5 minutes ago`. */
export function ago(instant: string, now = Date.now()): string {
  const seconds = (Date.parse(instant) - now) / 1000;
  const format = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' });
  const span = spans.find(([, length]) => Math.abs(seconds) >= length);
  return span === undefined
    ? format.format(0, 'second')
    : format.format(Math.round(seconds / span[1]), span[0]);
}

/** A country, currency or language by its name. */
export function nameOf(kind: 'region' | 'currency' | 'language', code: string): string {
  return new Intl.DisplayNames(locale(), { type: kind }).of(code) ?? code;
}

/** Several things in a row: `a, b and c`. */
export function list(parts: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(parts);
}

/** A minute of a day as a clock shows it; past midnight as that of the next day. */
export function clock(minute: number): string {
  const format = new Intl.DateTimeFormat(locale(), { timeStyle: 'short', timeZone: 'UTC' });
  return format.format(new Date((minute % 1440) * 60_000));
}

/** A day of the week by its name, 1 Monday to 7 Sunday. */
export function weekday(which: number, style: 'long' | 'short' = 'long'): string {
  // 1 January 2024 was a Monday.
  const at = new Date(Date.UTC(2024, 0, which));
  return new Intl.DateTimeFormat(locale(), { weekday: style, timeZone: 'UTC' }).format(at);
}
