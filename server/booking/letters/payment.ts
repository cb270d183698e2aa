import type { Composer } from '#platform/compose-port';
import { tenantKeys } from '#platform/keys';
import { toldBooking } from './booking.ts';
import { valuesOf } from './values.ts';
import { moneyIn } from './words.ts';

/** Says something of money that came for a booking, as long as it is in one of some states. The subject is the payment. */
export function composePayment(states: readonly string[]): Composer<'payment_receipt'> {
  return async (tx, { tenant }, { subject, language, publicUrl }) => {
    const paid = await tx
      .selectFrom('payments')
      .select(['subject_id', 'amount_minor', 'currency'])
      .where('tenant_id', '=', tenant)
      .where('id', '=', subject)
      .where('subject_kind', '=', 'booking')
      .where('state', 'in', states)
      .executeTakeFirst();
    if (paid === undefined) return null;
    const booking = await toldBooking(tx, tenant, paid.subject_id, language);
    if (booking === undefined) return null;
    const keys = await tenantKeys(tx, tenant);
    return {
      to: booking.email ?? undefined,
      zone: booking.customerZone ?? booking.zone,
      values: {
        ...valuesOf(booking, { language, publicUrl, keys }),
        'payment.amount': moneyIn(language, paid.amount_minor, paid.currency),
      },
    };
  };
}
