import { type Column, type DrawnBooking, nobody } from './columns.ts';
import { instantAt, localOf } from './days.ts';

/** By how many minutes a booking moves at a time. */
export const step = 15;

/** A booking on its way to another time, to others, or to another length. */
export interface Drag {
  readonly booking: DrawnBooking;
  readonly kind: 'move' | 'length';
  /** The column in which it was taken up, and the one it is over. */
  readonly origin: Column;
  readonly column: Column;
  /** Minutes from the midnight with which the day of the column begins; below 0 where it began the day before. */
  readonly from: number;
  readonly minutes: number;
}

const minuteMs = 60_000;

/** Takes a booking up where it is. */
export function takenUp(
  booking: DrawnBooking,
  kind: Drag['kind'],
  column: Column,
  timeZone: string,
): Drag {
  const { day, minute } = localOf(booking.startsAt, timeZone);
  const daysApart = (Date.parse(day) - Date.parse(column.day)) / minuteMs;
  const minutes = (Date.parse(booking.endsAt) - Date.parse(booking.startsAt)) / minuteMs;
  return { booking, kind, origin: column, column, from: daysApart + minute, minutes };
}

/** The same so many minutes later, over a column. It begins on the day of its column. */
export function moved(drag: Drag, by: number, column: Column): Drag {
  const wanted = drag.from + Math.round(by / step) * step;
  const from = by === 0 ? drag.from : Math.min(Math.max(wanted, 0), 1440 - step);
  return { ...drag, column, from };
}

/** The same with that of some lengths which is nearest to what is wanted. */
export function asLongAs(drag: Drag, wanted: number, lengths: readonly number[]): Drag {
  const [nearest = drag.minutes] = lengths.toSorted(
    (one, other) => Math.abs(one - wanted) - Math.abs(other - wanted),
  );
  return { ...drag, kind: 'length', minutes: nearest };
}

/** The same with the next longer or shorter one, if there is one. */
export function nextLength(drag: Drag, way: 1 | -1, lengths: readonly number[]): Drag {
  const ordered = lengths.toSorted((one, other) => (one - other) * way);
  const next = ordered.find((one) => (one - drag.minutes) * way > 0);
  return next === undefined ? drag : { ...drag, kind: 'length', minutes: next };
}

/** When it begins, and whom and what it takes, where it is now. @param known whom one may choose */
export function goalOf(
  { booking, origin, column, from }: Drag,
  known: ReadonlySet<string>,
  timeZone: string,
): { start: string; resources: string[] } {
  const before = takenUp(booking, 'move', column, timeZone);
  const isThen = column.day === origin.day && from === before.from;
  const start = isThen ? booking.startsAt : instantAt(column.day, from, timeZone);
  const swapped = booking.resources
    .filter((id) => known.has(id))
    .map((id) => (id === origin.resource && column.resource !== nobody ? column.resource : id));
  return { start, resources: [...new Set(swapped)] };
}

/** Whether it would be anything else than it was. */
export function isChanged(drag: Drag, timeZone: string): boolean {
  const { booking, column, from, minutes } = drag;
  const before = takenUp(booking, 'move', column, timeZone);
  return drag.origin.key !== column.key || before.from !== from || before.minutes !== minutes;
}
