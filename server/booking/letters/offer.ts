import { now } from '#platform/clock';
import type { Composer } from '#platform/compose-port';
import { tenantKeys } from '#platform/keys';
import { linkToken } from '../bookings/link.ts';
import { toldBooking } from './booking.ts';
import { valuesOf } from './values.ts';
import { instantIn } from './words.ts';

/** Offers somebody on the waitlist the time that is kept for them, as long as it is. The subject is the offer. */
export const composeOffer: Composer<'waitlist_offer'> = async (tx, { tenant }, asked) => {
  const { language, publicUrl, subject } = asked;
  const offer = await tx
    .selectFrom('waitlist_offers')
    .select(['booking_id', 'ends_at'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', subject)
    .where('state', '=', 'open')
    .where('ends_at', '>', now())
    .executeTakeFirst();
  if (offer === undefined) return null;
  const booking = await toldBooking(tx, tenant, offer.booking_id, language);
  if (booking === undefined) return null;
  const keys = await tenantKeys(tx, tenant);
  const token = linkToken(keys, { id: booking.id, version: booking.linkVersion });
  return {
    to: booking.email ?? undefined,
    zone: booking.customerZone ?? booking.zone,
    values: {
      ...valuesOf(booking, { language, publicUrl, keys }),
      'offer.link': `${publicUrl}/b/${booking.slug}/offer#${token}`,
      'offer.ends': instantIn(language, booking.zone, offer.ends_at),
    },
  };
};
