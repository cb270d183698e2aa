import type { MessageType, MessageValues } from '#contract/message-types';
import { now } from '#platform/clock';
import type { Asked, Composed, Composer, Composers } from '#platform/compose-port';
import { tenantKeys } from '#platform/keys';
import type { Tx } from '#platform/tx';
import { toldBooking, type ToldBooking } from './letters/booking.ts';
import { calendarOf } from './letters/calendar.ts';
import { composeOffer } from './letters/offer.ts';
import { composePayment } from './letters/payment.ts';
import { wasIn } from './notices/plan.ts';
import { staffValuesOf, valuesOf, type Wording } from './letters/values.ts';

/** Whether something is still to be said of a booking as it is now. */
type Holds = (booking: ToldBooking, occasion: string) => boolean;

const is =
  (...statuses: readonly string[]): Holds =>
  ({ status }) =>
    statuses.includes(status);
const stands = is('confirmed', 'in_progress');
const isAhead: Holds = ({ starts }) => starts > now();
/** Whether it is about this very change: its occasion ends with the booking's sequence then, as in `moved:3`. */
const isLast: Holds = ({ sequence }, occasion) =>
  Number(occasion.slice(occasion.lastIndexOf(':') + 1)) === sequence;
const all =
  (...conditions: readonly Holds[]): Holds =>
  (booking, occasion) =>
    conditions.every((holds) => holds(booking, occasion));

/** Says something of a booking to whoever made it, as long as it holds. */
function toBooker<Type extends MessageType>(holds: Holds, withEvent = false): Composer<Type> {
  return async (tx, { tenant }, asked) => {
    const told = await tell(tx, tenant, asked, holds);
    if (told === null) return null;
    const { booking, wording } = told;
    const values = valuesOf(booking, wording) as unknown as MessageValues<Type>;
    return {
      to: booking.email ?? undefined,
      zone: booking.customerZone ?? booking.zone,
      values,
      ...(withEvent && booking.isCalendared && { calendar: calendarOf(booking, asked.answersTo) }),
    };
  };
}

/** Says something of a booking to somebody at work, as long as it holds. */
function toStaff(holds: Holds): Composer<'staff_new_booking'> {
  return async (tx, { tenant }, asked): Promise<Composed<'staff_new_booking'> | null> => {
    const told = await tell(tx, tenant, asked, holds);
    return told === null ? null : { values: staffValuesOf(told.booking, told.wording) };
  };
}

async function tell(
  tx: Tx,
  tenant: string,
  { subject, occasion, language, publicUrl }: Asked,
  holds: Holds,
): Promise<{ readonly booking: ToldBooking; readonly wording: Wording } | null> {
  const read = await toldBooking(tx, tenant, subject, language);
  if (read === undefined || !holds(read, occasion)) return null;
  const booking = { ...read, before: wasIn(occasion) ?? read.before };
  return { booking, wording: { language, publicUrl, keys: await tenantKeys(tx, tenant) } };
}

/** What messages about bookings say, by their type: looked at when they go, and left unsaid where it is over. */
export const composers: Composers = {
  request_received: toBooker(is('pending')),
  confirmation: toBooker(stands, true),
  reminder: toBooker(all(stands, isAhead, isLast)),
  moved: toBooker(all(is('pending', 'confirmed'), isLast), true),
  rescheduled: toBooker(is('pending', 'confirmed'), true),
  cancelled: toBooker(all(is('cancelled'), isAhead), true),
  declined: toBooker(is('cancelled'), true),
  no_show: toBooker(is('no_show')),
  follow_up: toBooker(is('completed')),
  waitlist_offer: composeOffer,
  payment_receipt: composePayment(['paid', 'refunded']),
  payment_lapsed: composePayment(['paid', 'refunded']),
  staff_new_booking: toStaff(is('pending', 'confirmed', 'in_progress')),
  staff_moved: toStaff(all(is('pending', 'confirmed'), isLast)),
  staff_cancelled: toStaff(is('cancelled')),
};
