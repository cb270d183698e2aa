import type { Row } from '../../api/query.ts';
import type { Due } from '../payments/take-window.tsx';
import type { Booking } from './states.ts';

type Payment = Pick<Row<'listPayments'>, 'kind' | 'state' | 'amount' | 'refunded'>;

/** States after which nothing is to be paid for a booking any more. */
const over: ReadonlySet<Booking['status']> = new Set([
  'cancelled',
  'rescheduled',
  'expired',
  'no_show',
]);

/** What is still to be paid of a booking's price; undefined where nothing is. */
export function dueOf(
  { status, price, paymentStatus }: Pick<Booking, 'status' | 'price' | 'paymentStatus'>,
  payments: readonly Payment[],
): Due | undefined {
  if (over.has(status) || paymentStatus === 'paid' || paymentStatus === 'waived') return undefined;
  const came = payments
    .filter(({ kind, state }) => kind !== 'no_show' && state === 'paid')
    .reduce((sum, { amount, refunded }) => sum + BigInt(amount.minor) - BigInt(refunded.minor), 0n);
  const left = BigInt(price.minor) - came;
  if (left <= 0n) return undefined;
  return { minor: String(left), currency: price.currency, kind: came > 0n ? 'rest' : 'full' };
}
