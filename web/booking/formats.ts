import type { Day } from './days.ts';

/** An amount in the smallest unit of its currency, as the API has it. */
export interface Money {
  readonly minor: string;
  readonly currency: string;
}

type Options = Intl.DateTimeFormatOptions;

const made = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than using it a hundred times. */
function dates(locale: string, options: Options): Intl.DateTimeFormat {
  const name = `${locale} ${JSON.stringify(options)}`;
  const format = made.get(name) ?? new Intl.DateTimeFormat(locale, options);
  made.set(name, format);
  return format;
}

const atNoon = (day: Day) => Date.parse(`${day}T12:00:00Z`);

/** How things are written where a language is spoken. */
export function formatsOf(locale: string) {
  const ofDay = (day: Day, options: Options) =>
    dates(locale, { timeZone: 'UTC', ...options }).format(atNoon(day));
  return {
    /** `Saturday 31 January` */
    day: (day: Day) => ofDay(day, { weekday: 'long', day: 'numeric', month: 'long' }),
    /** `Sat 31 Jan` */
    shortDay: (day: Day) => ofDay(day, { weekday: 'short', day: 'numeric', month: 'short' }),
    /** `January 2026` */
    month: (day: Day) => ofDay(day, { month: 'long', year: 'numeric' }),
    /** `Mon`, or as much shorter as a seventh of a phone is narrow. */
    weekday: (day: Day) => {
      const short = ofDay(day, { weekday: 'short' });
      return short.length > 4 ? ofDay(day, { weekday: 'narrow' }) : short;
    },
    longWeekday: (day: Day) => ofDay(day, { weekday: 'long' }),
    /** `14:30`, from the minute of a day. */
    clock: (minute: number) =>
      dates(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(
        minute * 60_000,
      ),
    /** `Saturday 31 January 2026 at 14:30`, as the clocks of a zone show it. */
    moment: (at: number, timeZone: string) =>
      dates(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(at),
    /** `14:30`, as the clocks of a zone show it. */
    hour: (at: number, timeZone: string) =>
      dates(locale, { hour: 'numeric', minute: '2-digit', timeZone }).format(at),
    /** `1 hour 30 minutes` */
    duration: (minutes: number) => durationIn(locale, minutes),
    /** `THB 1,500` */
    price: (money: Money) => priceIn(locale, money),
    percent: (share: number) =>
      new Intl.NumberFormat(locale, { style: 'percent' }).format(share / 100),
    /** A zone by a name that people know, as in `Indochina Time`. */
    zone: (timeZone: string) => zoneIn(locale, timeZone),
  };
}

function durationIn(locale: string, minutes: number): string {
  const unit = (value: number, name: 'day' | 'hour' | 'minute') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long' }).format(value);
  if (minutes > 0 && minutes % 1440 === 0) return unit(minutes / 1440, 'day');
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    ...(hours > 0 ? [unit(hours, 'hour')] : []),
    ...(rest > 0 || hours === 0 ? [unit(rest, 'minute')] : []),
  ];
  return parts.join(' ');
}

/** Without decimals where there are none to see: `฿500`, and `€12.50`. */
function priceIn(locale: string, { minor, currency }: Money): string {
  const whole = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  const digits = new Intl.NumberFormat(locale, whole).resolvedOptions().maximumFractionDigits ?? 2;
  const value = Number(minor) / 10 ** digits;
  const shown = Number.isInteger(value) ? { maximumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(locale, { ...whole, ...shown }).format(value);
}

function zoneIn(locale: string, timeZone: string): string {
  const city = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  const parts = dates(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts();
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? city;
  return name.includes(city) || /^(?:GMT|UTC)/.test(name) ? name : `${city}, ${name}`;
}
