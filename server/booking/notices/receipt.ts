import { putMessages } from '#messaging';
import type { Tx } from '#platform/tx';

/** A payment that came for a booking, and whether it was kept. */
interface Received {
  readonly payment: string;
  readonly came: 'stands' | 'kept' | 'lapsed';
  readonly booking: { readonly customer: string | null; readonly language: string | null };
}

/** Has whoever booked told that their money came, or that it goes back as it came too late. As `engine`. */
export async function sendReceipt(
  tx: Tx,
  who: { readonly tenant: string },
  { payment, came, booking: { customer, language } }: Received,
): Promise<void> {
  if (customer === null) return;
  const type = came === 'lapsed' ? 'payment_lapsed' : 'payment_receipt';
  const subject = { kind: 'payment', id: payment };
  await putMessages(tx, who, [{ type, subject, language, to: { customer }, occasion: 'paid' }]);
}
