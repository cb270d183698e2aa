import { spoken } from './index.ts';

/**
 * An amount as people write it, without digits after the point where there are none to tell.
 * @param minor in the smallest unit of the currency, in digits
 */
export function money({ minor, currency }: { minor: string; currency: string }): string {
  const format = new Intl.NumberFormat(spoken(), {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(Number(minor) / 10 ** digits);
}

/** Minutes as hours and minutes: `1 h 30 min`. */
export function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    ...(hours > 0 ? [inUnit(hours, 'hour')] : []),
    ...(rest > 0 || hours === 0 ? [inUnit(rest, 'minute')] : []),
  ];
  return parts.join(' ');
}

function inUnit(value: number, unit: 'hour' | 'minute'): string {
  return new Intl.NumberFormat(spoken(), { style: 'unit', unit, unitDisplay: 'short' }).format(
    value,
  );
}

/** The name of a day of the week. @param weekday 1 Monday to 7 Sunday */
export function weekdayName(weekday: number, length: 'long' | 'short' = 'long'): string {
  const format = new Intl.DateTimeFormat(spoken(), { weekday: length, timeZone: 'UTC' });
  // The first of January 2024 was a Monday.
  return format.format(new Date(Date.UTC(2024, 0, weekday)));
}
