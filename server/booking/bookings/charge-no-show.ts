import { chargeInTx, chargeNow } from '#payments';
import type { bookingActs } from '#contract/booking/acts';
import type { ReplyOf } from '#contract/operation';
import type { Ports } from '#platform/ports';
import { refuse } from '#platform/refuse';
import type { Key, Staff } from '#platform/who';
import { lockBooking } from './locked.ts';

/**
 * Charges the fee for not coming to the card that is kept for a booking, once, and says what came of it. How much it is was
 * agreed when the card was asked for.
 * @throws {Refusal} `status_not_allowed` where it is not noted that nobody came; `payment_off`, `card_missing`, `payment_open`
 */
export async function chargeNoShow(
  ports: Ports,
  who: Staff | Key,
  id: string,
): Promise<ReplyOf<typeof bookingActs.chargeNoShow>> {
  const payment = await ports.db.as(who, 'caller', async (tx) => {
    const { status } = await lockBooking(tx, who.tenant, id);
    if (status !== 'no_show') refuse('status_not_allowed', { facts: { from: status } });
    return chargeInTx(tx, who, { kind: 'booking', id });
  });
  return chargeNow(ports, who, payment);
}
