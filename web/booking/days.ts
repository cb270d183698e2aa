/** A calendar day as `2026-01-31`; it belongs to no time zone. */
export type Day = string;

const dayMs = 86_400_000;

const msOf = (day: Day) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** The day so many days later, or earlier. */
export const addDays = (day: Day, count: number): Day => dayOf(msOf(day) + count * dayMs);

/** The same day so many months later; the last of that month where it is shorter. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + count, Math.min(date, last)));
}

/** The first day of a day's month. */
export const firstOf = (day: Day): Day => `${day.slice(0, 8)}01`;

/** The last day of a day's month. */
export const lastOf = (day: Day): Day => addDays(addMonths(firstOf(day), 1), -1);

/** 1 for Monday to 7 for Sunday. */
const weekdayOf = (day: Day): number => new Date(msOf(day)).getUTCDay() || 7;

/** The first day of a day's week. @param starts the weekday on which weeks begin, 1 to 7 */
export const weekOf = (day: Day, starts: number): Day =>
  addDays(day, -((weekdayOf(day) - starts + 7) % 7));

/** Six weeks that show the whole month of a day, so that every month is as tall as the others. */
export function weeksOf(month: Day, starts: number): Day[][] {
  const first = weekOf(firstOf(month), starts);
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, place) => addDays(first, week * 7 + place)),
  );
}

/** The weekday on which weeks begin where a language is spoken; Monday where the browser does not say. */
export function weekStart(locale: string): number {
  const told = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return told.getWeekInfo?.().firstDay ?? told.weekInfo?.firstDay ?? 1;
}
