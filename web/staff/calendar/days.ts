const minuteMs = 60_000;
const dayMs = 86_400_000;

/** A day such as `2026-01-31`, so many days later. */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * dayMs).toISOString().slice(0, 10);
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

/** How far the clock of a zone is ahead of UTC at an instant, in milliseconds; to the minute. */
function aheadAt(instant: number, timeZone: string): number {
  const { day, minute } = localOf(instant, timeZone);
  return (
    Date.parse(`${day}T00:00Z`) + minute * minuteMs - Math.floor(instant / minuteMs) * minuteMs
  );
}

/**
 * The instant at which the clock of a zone shows a minute of a day, which may lie before or after it. Of two the first; where
 * clocks leap over it, as much later as they leap.
 */
export function instantAt(day: string, minute: number, timeZone: string): string {
  const shown = Date.parse(`${day}T00:00Z`) + minute * minuteMs;
  const [before, after] = [shown - dayMs, shown + dayMs].map((at) => aheadAt(at, timeZone));
  const found = [before, after]
    .map((ahead) => shown - (ahead ?? 0))
    .filter((at) => at + aheadAt(at, timeZone) === shown);
  const at = found.length > 0 ? Math.min(...found) : shown - (before ?? 0);
  return new Date(at).toISOString();
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
