import type { BookingSettings } from '#contract/booking/settings';
import type { Tx } from '#platform/tx';

/** What holds until staff say otherwise: what the columns default to. */
const untouched: BookingSettings = {
  isPublic: false,
  referencePrefix: 'BKG',
  holdMinutes: 10,
  offerMinutes: 120,
  embedOrigins: [],
  proofBits: 14,
};

/** What is the same for all bookings of a business. */
export async function readSettings(tx: Tx, tenant: string): Promise<BookingSettings> {
  const row = await tx
    .selectFrom('booking_settings')
    .select([
      'is_public as isPublic',
      'reference_prefix as referencePrefix',
      'hold_minutes as holdMinutes',
      'offer_minutes as offerMinutes',
      'embed_origins as embedOrigins',
      'proof_bits as proofBits',
    ])
    .where('tenant_id', '=', tenant)
    .executeTakeFirst();
  return row ?? untouched;
}
