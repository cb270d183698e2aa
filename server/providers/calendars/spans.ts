import type { CalendarSpan } from '#platform/calendar-port';

const dayMinutes = 1440;

/** Services that say when somebody is busy answer for two months at a time. @returns spans of at most 60 days */
export function pieces({ from, to }: CalendarSpan): CalendarSpan[] {
  const length = 60 * dayMinutes;
  return Array.from({ length: Math.ceil((to - from) / length) }, (_, place) => ({
    from: from + place * length,
    to: Math.min(to, from + (place + 1) * length),
  }));
}

/** An instant as JSON carries it. */
export function isoOf(minute: number): string {
  return new Date(minute * 60_000).toISOString();
}

/** A time that a service says is taken, as whole minutes. @returns nothing where it is no time */
export function minutesOf(start: string, end: string): number[] {
  const from = Math.floor(Date.parse(start) / 60_000);
  const to = Math.ceil(Date.parse(end) / 60_000);
  return from < to ? [from, to] : [];
}
