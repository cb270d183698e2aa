import { atLeast, both, minus, touches } from '../slots/intervals.ts';
import { openOf } from '../slots/open.ts';
import type { Hours } from '../slots/types.ts';
import { dayMinutes } from '../zones/convert.ts';
import type { ZoneTable } from '../zones/table.ts';

/** What takes a resource: the booking itself, and with its buffers. Instants in whole minutes. */
export interface Taking {
  readonly start: number;
  readonly end: number;
  readonly busyFrom: number;
  readonly busyTo: number;
}

/** Which of some bookings hours do not allow: they are not open all the while, or allow fewer at once than there are. */
export function outsideOf<T extends Taking>(
  hours: Hours,
  zone: ZoneTable,
  takings: readonly T[],
): Set<T> {
  if (takings.length === 0) return new Set();
  const from = Math.min(...takings.map(({ start }) => start)) - dayMinutes;
  const to = Math.max(...takings.map(({ end }) => end)) + dayMinutes;
  const { open, tight } = openOf(hours, zone, [from, to]);
  const busy = takings.flatMap(({ busyFrom, busyTo }) => [busyFrom, busyTo]);
  const crowded = tight
    .filter(({ most }) => most < takings.length)
    .map(({ within, most }) => both(within, atLeast([busy], most + 1)));
  const isOutside = ({ start, end }: T) =>
    minus([start, end], open).length > 0 || crowded.some((many) => touches(many, start, end));
  return new Set(takings.filter(isOutside));
}
