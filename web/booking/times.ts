import type { Day } from './days.ts';
import type { Money } from './formats.ts';
import { offsetAt, wallOf } from './zones.ts';

/** A time that can be had. */
export interface Time {
  /** The instant at which it begins, as the server wrote it. */
  readonly start: string;
  readonly at: number;
  /** Of what the clocks of the visitor's zone show, the minute of the day. */
  readonly minute: number;
  /** Whether the clocks show the same minute twice on this day. */
  readonly isDouble: boolean;
  /** How many seats there are left, where there are several. */
  readonly left?: number | undefined;
  readonly price: Money;
}

/** What the server says of one. */
export type Offered = Pick<Time, 'start' | 'left' | 'price'>;

const partsOfDay = ['night', 'morning', 'afternoon', 'evening'] as const;
export type PartOfDay = (typeof partsOfDay)[number];

/** Times by the days of a zone, each day's in their order. */
export function byDay(offered: readonly Offered[], zone: string): ReadonlyMap<Day, Time[]> {
  const days = new Map<Day, Time[]>();
  const sorted = offered
    .map((one) => ({ ...one, at: Date.parse(one.start) }))
    .toSorted((one, other) => one.at - other.at);
  for (const one of sorted) {
    const { day, minute } = wallOf(one.at, zone);
    const times = days.get(day) ?? [];
    times.push({ ...one, minute, isDouble: false });
    days.set(day, times);
  }
  for (const [day, times] of days) days.set(day, times.map(marked));
  return days;
}

function marked(time: Time, place: number, all: readonly Time[]): Time {
  const isDouble = all.some((other, at) => at !== place && other.minute === time.minute);
  return isDouble ? { ...time, isDouble } : time;
}

/** The times of a day by its parts, empty ones left out. */
export function byPart(times: readonly Time[]): [PartOfDay, Time[]][] {
  return partsOfDay
    .map((part): [PartOfDay, Time[]] => [part, times.filter((time) => partOf(time) === part)])
    .filter(([, found]) => found.length > 0);
}

function partOf({ minute }: Time): PartOfDay {
  if (minute < 5 * 60) return 'night';
  if (minute < 12 * 60) return 'morning';
  return minute < 17 * 60 ? 'afternoon' : 'evening';
}

/** The time that is nearest to an instant; the earlier of two that are as near. */
export function nearest(times: readonly Time[], at: number): Time | undefined {
  return times.toSorted((one, other) => Math.abs(one.at - at) - Math.abs(other.at - at))[0];
}

/** How a zone is ahead of UTC at an instant, as in `GMT+7`. */
export function aheadOf(at: number, zone: string): string {
  const minutes = offsetAt(at, zone);
  const sign = minutes < 0 ? '−' : '+';
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  return `GMT${sign}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}
