import type { RefundRule } from '#contract/payments';

/** Why money goes back that we were asked for. */
export type RefundWhy = 'staff' | 'policy' | 'lapsed_hold' | 'double' | 'cancelled_by_us';

interface Given {
  readonly amount_minor: bigint;
  readonly state: string;
}

/**
 * What is left of a payment after what went back of it or is about to. More may have gone back in the provider's pages than
 * was asked for here: then nothing is left.
 */
export function leftAfter(paid: bigint, refunds: readonly Given[]): bigint {
  const given = refunds
    .filter(({ state }) => state !== 'failed')
    .reduce((sum, { amount_minor: amount }) => sum + amount, 0n);
  return given > paid ? 0n : paid - given;
}

/**
 * The share that a policy gives back to somebody who cancels themselves, in percent: the largest of those whose hours are not
 * more than what is left until the start. Whoever is later than all of them gets nothing.
 * @param hoursLeft until the start, with fractions; less than 0 after it
 */
export function shareBack(rules: readonly RefundRule[], hoursLeft: number): number {
  const open = rules.filter(({ hoursBefore }) => hoursBefore <= hoursLeft);
  return open.reduce((largest, { share }) => Math.max(largest, share), 0);
}

/** What was paid, what of it is left, and who cancels when. */
interface Cancelling {
  readonly rules: readonly RefundRule[];
  readonly hoursLeft: number;
  /** The business cancels: then everything goes back. */
  readonly byBusiness: boolean;
  readonly paidMinor: bigint;
  /** What is left after earlier refunds. */
  readonly leftMinor: bigint;
}

/** How much goes back at a cancellation: the share of what was paid, rounded half up, and never more than is left. */
export function refundAt(cancelling: Cancelling): bigint {
  const { rules, hoursLeft, byBusiness, paidMinor, leftMinor } = cancelling;
  if (byBusiness) return leftMinor;
  const wanted = (paidMinor * BigInt(shareBack(rules, hoursLeft)) * 2n + 100n) / 200n;
  return wanted > leftMinor ? leftMinor : wanted;
}
