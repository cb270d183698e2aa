import type { BookingStatus } from '#contract/booking/booking';

/** Where a booking may go from where it is. What is missing may not be; a state without any is an end. */
const ways: Readonly<Record<BookingStatus, readonly BookingStatus[]>> = {
  held: ['pending', 'confirmed', 'cancelled', 'expired'],
  pending: ['confirmed', 'cancelled', 'rescheduled'],
  confirmed: ['in_progress', 'completed', 'cancelled', 'no_show', 'rescheduled'],
  in_progress: ['completed', 'cancelled'],
  // Staff put it right: they came after all.
  no_show: ['completed'],
  // What was paid for a hold that had run out, while the time is still free.
  expired: ['pending', 'confirmed'],
  completed: [],
  cancelled: [],
  rescheduled: [],
};

/** Whether a booking may go from one state to another. */
export const mayBecome = (from: BookingStatus, to: BookingStatus): boolean =>
  ways[from].includes(to);

/** The states from which a booking may come to one. */
export const waysTo = (to: BookingStatus): BookingStatus[] =>
  (Object.keys(ways) as BookingStatus[]).filter((from) => mayBecome(from, to));

/** States in which a booking keeps its time from others. */
const taking: ReadonlySet<BookingStatus> = new Set<BookingStatus>([
  'held',
  'pending',
  'confirmed',
  'in_progress',
  'completed',
]);

/** Whether a booking in a state keeps its time from others. */
export const takes = (status: BookingStatus): boolean => taking.has(status);

/** States in which a booking is still to come, and may be changed. */
export const standing: readonly BookingStatus[] = ['pending', 'confirmed'];

/** The instant that a state is noted with; a hold has its end instead. */
export const stampOf = {
  confirmed: 'confirmed_at',
  in_progress: 'started_at',
  completed: 'completed_at',
  cancelled: 'cancelled_at',
  no_show: 'no_show_at',
  rescheduled: 'rescheduled_at',
  expired: 'expired_at',
} as const satisfies Partial<Record<BookingStatus, string>>;
