import { addDays, type Day } from './days.ts';

/** What the clocks of a zone show: its day, and the minute of that day. */
export interface Wall {
  readonly day: Day;
  readonly minute: number;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();

/** What the clocks of a zone show at an instant, in milliseconds. */
export function wallOf(instant: number, zone: string): Wall {
  const shown = new Date(instant + offsetAt(instant, zone) * minuteMs);
  return {
    day: shown.toISOString().slice(0, 10),
    minute: shown.getUTCHours() * 60 + shown.getUTCMinutes(),
  };
}

/** The instant, in milliseconds, at which a day begins in a zone. */
export function startOf(day: Day, zone: string): number {
  const meant = Date.parse(`${day}T00:00:00Z`);
  const guess = meant - exactly(meant, zone) * minuteMs;
  return meant - exactly(guess, zone) * minuteMs;
}

/** The day in a zone at an instant. */
export const todayIn = (zone: string, now: number): Day => wallOf(now, zone).day;

/**
 * How far a zone's clocks are ahead of UTC, in minutes. Asking for one costs a thousand times what adding costs, and there are
 * hundreds of times on a page: where the clocks do not change within a day of UTC, it is asked once for all of that day.
 */
export function offsetAt(instant: number, zone: string): number {
  const day = Math.floor(instant / dayMs) * dayMs;
  const before = kept(day, zone);
  return before === kept(day + dayMs, zone) ? before : exactly(instant, zone);
}

function kept(instant: number, zone: string): number {
  const name = `${zone} ${instant}`;
  const known = offsets.get(name) ?? exactly(instant, zone);
  offsets.set(name, known);
  return known;
}

function exactly(instant: number, zone: string): number {
  const clock = clocks.get(zone) ?? clockOf(zone);
  clocks.set(zone, clock);
  const part: Record<string, number> = {};
  for (const { type, value } of clock.formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
  const whole = Math.floor(instant / minuteMs) * minuteMs;
  return (Date.UTC(year, month - 1, day, hour, minute) - whole) / minuteMs;
}

const clockOf = (timeZone: string) =>
  new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });

/** Every zone that the browser knows, the given one and UTC among them. */
export function everyZone(own: string): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), own, 'UTC'])].toSorted();
}

/** The zone of this device. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Whether the browser knows a zone of this name. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** The days of a business's zone whose times fall into some days of another's. */
export const around = (from: Day, to: Day): { readonly from: Day; readonly to: Day } => ({
  from: addDays(from, -1),
  to: addDays(to, 1),
});
