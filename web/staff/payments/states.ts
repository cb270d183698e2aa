import type { Reply } from '../../api/call.ts';
import type { Tone } from '../../ui/badge.tsx';

/** A payment with its refunds. */
export type Payment = Reply<'getPayment'>;
/** What a payment is for. */
export type Subject = Payment['subject'];

/** What each state of a payment means for whoever looks. */
export const tones: Record<Payment['state'], Tone> = {
  new: 'quiet',
  waiting: 'quiet',
  processing: 'note',
  paid: 'good',
  refunded: 'note',
  failed: 'bad',
  cancelled: 'quiet',
  uncertain: 'warn',
};

/** What each state of a refund means. */
export const refundTones: Record<Payment['refunds'][number]['state'], Tone> = {
  new: 'note',
  waiting: 'note',
  done: 'good',
  failed: 'bad',
  uncertain: 'warn',
};

/** States in which somebody may still pay. */
export const openStates: ReadonlySet<Payment['state']> = new Set([
  'new',
  'waiting',
  'processing',
  'uncertain',
]);

/** What is read anew after something happened to a payment. */
export const changedByPayments = [
  'listPayments',
  'getPayment',
  'listInvoices',
  'getSavedCard',
  'getBooking',
  'getBookingTimeline',
] as const;

/** What is left of a payment, in the smallest unit. */
export function leftOf({ amount, refunded }: Pick<Payment, 'amount' | 'refunded'>): string {
  return String(BigInt(amount.minor) - BigInt(refunded.minor));
}
