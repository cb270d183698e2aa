/** A day such as `2026-01-31`, so many days later. */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The Monday of the week in which a day lies. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00Z`).getUTCDay();
  return daysLater(day, -((weekday + 6) % 7));
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clock of a zone shows at an instant: its day, and the minute of it. */
export function localOf(
  instant: string | number,
  timeZone: string,
): { day: string; minute: number } {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(timeZone, clock);
  const [day = '', time = ''] = clock.format(new Date(instant)).split(' ');
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return { day, minute: hour * 60 + minute };
}

/** The part of a stretch that lies on a day, in minutes of it; undefined where none does. */
export function onDay(
  { startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string },
  day: string,
  timeZone: string,
): { from: number; to: number } | undefined {
  const [start, end] = [localOf(startsAt, timeZone), localOf(endsAt, timeZone)];
  const from = start.day < day ? 0 : start.day === day ? start.minute : 1440;
  const to = end.day > day ? 1440 : end.day === day ? end.minute : 0;
  return from < to ? { from, to } : undefined;
}
