import type { MessageLanguage, MessageValues } from '#contract/message-types';
import { now } from '#platform/clock';
import type { TenantKeys } from '#platform/keys';
import { linkToken } from '../bookings/link.ts';
import { until } from '../bookings/policy.ts';
import type { ToldBooking } from './booking.ts';
import { instantIn, moneyIn, policyIn, spanIn } from './words.ts';

/** In which words, and where links begin. */
export interface Wording {
  readonly language: MessageLanguage;
  readonly publicUrl: string;
  readonly keys: TenantKeys;
}

/** What a message to the customer says of a booking. */
export function valuesOf(
  booking: ToldBooking,
  { language, publicUrl, keys }: Wording,
): MessageValues<'confirmation'> {
  const { id, zone, currency, starts, before } = booking;
  const token = linkToken(keys, { id, version: booking.linkVersion });
  return {
    'customer.first_name': booking.givenName ?? booking.name.trim().split(/\s+/)[0] ?? '',
    'customer.name': booking.name,
    'booking.reference': booking.reference,
    'booking.service': booking.service,
    'booking.when': spanIn(language, zone, starts, booking.ends),
    'booking.was': before === null ? '' : instantIn(language, zone, before),
    'booking.where': placeOf(booking),
    'booking.who': booking.who,
    'booking.party': booking.party > 1 ? String(booking.party) : '',
    'booking.price': moneyIn(language, booking.priceMinor, currency),
    'booking.paid': moneyIn(language, paidOf(booking), currency),
    'booking.policy': policyIn(language, zone, until(starts, booking.cancelHours), now()),
    'booking.meeting': booking.meeting ?? '',
    'booking.reason': booking.reason ?? '',
    'booking.manage_link': `${publicUrl}/b/${booking.slug}/booking#${token}`,
  };
}

/** What a message to people at work says of a booking. */
export function staffValuesOf(
  booking: ToldBooking,
  wording: Wording,
): MessageValues<'staff_new_booking'> {
  return {
    ...valuesOf(booking, wording),
    'customer.email': booking.email ?? '',
    'customer.phone': booking.phone ?? '',
    'booking.note': booking.note ?? '',
    'booking.staff_link': `${wording.publicUrl}/bookings/${booking.id}`,
  };
}

/** Where a booking is, in one line. */
export function placeOf({ place, address }: Pick<ToldBooking, 'place' | 'address'>): string {
  const lines = [place ?? '', (address ?? '').replaceAll(/\s*\n\s*/g, ', ')];
  return lines.filter((line) => line !== '').join(', ');
}

function paidOf({ paymentStatus, priceMinor, dueNowMinor }: ToldBooking): bigint {
  if (paymentStatus === 'paid') return priceMinor;
  return paymentStatus === 'part_paid' ? dueNowMinor : 0n;
}
