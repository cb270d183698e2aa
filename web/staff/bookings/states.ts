import type { Reply } from '../../api/call.ts';
import type { Row } from '../../api/query.ts';
import type { Tone } from '../../ui/badge.tsx';
import type { IconName } from '../../ui/icon.tsx';

/** A booking as lists have it, and whole. */
export type Booking = Row<'listBookings'>;
export type WholeBooking = Reply<'getBooking'>;
export type Status = Booking['status'];

/** What each state of a booking means for whoever looks. */
export const tones: Record<Status, Tone> = {
  held: 'note',
  pending: 'warn',
  confirmed: 'good',
  in_progress: 'accent',
  completed: 'quiet',
  cancelled: 'quiet',
  no_show: 'bad',
  rescheduled: 'quiet',
  expired: 'quiet',
};

/** What has come of its price. */
export const paymentTones: Record<Booking['paymentStatus'], Tone> = {
  pending: 'warn',
  processing: 'note',
  paid: 'good',
  part_paid: 'warn',
  failed: 'bad',
  refunded: 'quiet',
  waived: 'quiet',
  on_site: 'quiet',
};

/** Signs by which states are told apart without their colours. A confirmed booking, which most are, has none. */
export const signs: Partial<Record<Status, IconName>> = {
  held: 'clock',
  pending: 'stop',
  in_progress: 'right',
  completed: 'check',
  no_show: 'close',
};

/** What is read anew after something happened to a booking. */
export const changedByBookings = [
  'getCalendar',
  'listBookings',
  'getBooking',
  'getBookingTimeline',
  'listPackagesOf',
  'getPackage',
  'getCustomerTotals',
] as const;

/** States in which a booking is still to come, and may be moved. */
export const isStanding = (status: Status): boolean =>
  status === 'pending' || status === 'confirmed';

/** States of bookings that take place no more. */
const gone: ReadonlySet<Status> = new Set(['cancelled', 'rescheduled', 'expired']);

/** What of a price came in, whatever became of the booking. */
const came: ReadonlySet<Booking['paymentStatus']> = new Set([
  'processing',
  'paid',
  'part_paid',
  'refunded',
]);

/** Whether something of a booking's price came in or is to. */
export const owes = ({ status, paymentStatus }: Pick<Booking, 'status' | 'paymentStatus'>) =>
  came.has(paymentStatus) || (!gone.has(status) && paymentStatus !== 'waived');
