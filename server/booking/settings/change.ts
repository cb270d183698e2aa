import { changesBetween, record } from '#audit';
import type { BookingSettings, bookingSettingsOperations } from '#contract/booking/settings';
import type { BodyOf } from '#contract/operation';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { raiseRules } from '../state/version.ts';
import { readSettings } from './read.ts';

type Change = BodyOf<typeof bookingSettingsOperations.updateBookingSettings>;

const fields = ['isPublic', 'referencePrefix', 'holdMinutes', 'offerMinutes', 'proofBits'] as const;

/** Changes what is the same for all bookings; only what is given changes. */
export async function changeSettings(
  tx: Tx,
  who: Tenanted,
  change: Change,
): Promise<BookingSettings> {
  const { tenant } = who;
  // First: it makes the row, and has others wait who change it too.
  await raiseRules(tx, tenant);
  const before = await readSettings(tx, tenant);
  const after = { ...before, ...change };
  await tx
    .updateTable('booking_settings')
    .set({
      is_public: after.isPublic,
      reference_prefix: after.referencePrefix,
      hold_minutes: after.holdMinutes,
      offer_minutes: after.offerMinutes,
      embed_origins: after.embedOrigins,
      proof_bits: after.proofBits,
      updated_at: now(),
    })
    .where('tenant_id', '=', tenant)
    .execute();
  await record(tx, who, {
    type: 'booking_settings.changed',
    subject: { kind: 'business', id: tenant },
    changes: changesBetween(before, after, fields),
    facts: { origins: after.embedOrigins.length },
  });
  return after;
}
