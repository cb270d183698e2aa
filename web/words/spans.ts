import { locale } from './format.ts';

const year = (instant: string, timeZone: string) =>
  new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(new Date(instant));

/** From one instant to another, with the day of the week, as clocks of a zone show it. This year needs no number. */
export function span(from: string, to: string, timeZone: string): string {
  const isNow = year(from, timeZone) === year(new Date().toISOString(), timeZone);
  return new Intl.DateTimeFormat(locale(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(!isNow && { year: 'numeric' }),
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).formatRange(new Date(from), new Date(to));
}

/** The same without its day. */
export function times(from: string, to: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat(locale(), { timeStyle: 'short', timeZone });
  return `${format.format(new Date(from))}–${format.format(new Date(to))}`;
}

/** A time of day as clocks of a zone show it; of this device's where not said. */
export function timeIn(instant: string | number, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  return new Intl.DateTimeFormat(locale(), { timeStyle: 'short', ...zone }).format(
    new Date(instant),
  );
}

/** A calendar day such as `2026-01-31` with its weekday, in full or short. */
export function dayTitle(day: string, look: 'full' | 'short' = 'full'): string {
  const style =
    look === 'full'
      ? ({ dateStyle: 'full' } as const)
      : ({ weekday: 'short', day: 'numeric', month: 'short' } as const);
  const at = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat(locale(), { ...style, timeZone: 'UTC' }).format(at);
}
