interface Money {
  readonly minor: string;
  readonly currency: string;
}

/** An amount as a language writes it, without decimals where there are none to see. */
export function priceIn(language: string, { minor, currency }: Money): string {
  const whole = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const value = inUnits({ minor, currency });
  const digits = Number.isInteger(value) ? { maximumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(language, { ...whole, ...digits }).format(value);
}

/** An amount in its currency's own unit: `{ minor: "1250", currency: "EUR" }` is 12.5. */
export function inUnits({ minor, currency }: Money): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return Number(minor) / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
}

/** `1 hour 30 minutes` */
export function durationIn(language: string, minutes: number): string {
  const unit = (value: number, name: 'hour' | 'minute') =>
    new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' }).format(
      value,
    );
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    ...(hours > 0 ? [unit(hours, 'hour')] : []),
    ...(rest > 0 || hours === 0 ? [unit(rest, 'minute')] : []),
  ];
  return parts.join(' ');
}

/** `Monday`, of 1 for Monday to 7 for Sunday. */
export const weekdayIn = (language: string, weekday: number): string =>
  new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    // The first of January 2024 was a Monday.
    Date.UTC(2024, 0, weekday),
  );

/** `14:30`, from the minute of a day; minutes past midnight begin again. */
export const clockIn = (language: string, minute: number): string =>
  new Intl.DateTimeFormat(language, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  }).format(minute * 60_000);
