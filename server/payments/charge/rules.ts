import type { Intent, ProviderRefund } from '#platform/payment-port';

/** Where a payment stands. */
export type PaymentState =
  | 'new'
  | 'waiting'
  | 'processing'
  | 'paid'
  | 'refunded'
  | 'failed'
  | 'cancelled'
  | 'uncertain';

/** Where a refund stands. */
export type RefundState = 'new' | 'uncertain' | 'waiting' | 'done' | 'failed';

/** A payment that may still be paid. */
export const openStates = ['new', 'waiting', 'processing', 'uncertain'] as const;

/** Hours after which the provider no longer knows a request by its key: what it never answered is given up then. */
export const keyHours = 20;

/** Hours after which a payment that nobody made is taken back. */
export const waitHours = 24;

const isOpen = (state: PaymentState) => (openStates as readonly string[]).includes(state);

/**
 * What a payment becomes by what the provider says it is now. Answers may come late and out of order: money that came in
 * stands whatever was read before, and what has ended ends once.
 * @returns the same state where nothing changes
 */
export function nextState(from: PaymentState, told: Intent['status']): PaymentState {
  if (from === 'paid' || from === 'refunded') return from;
  if (told === 'paid') return 'paid';
  return isOpen(from) ? told : from;
}

/** What is paid, once so much of it has gone back. */
export function paidState(amount: bigint, refunded: bigint): 'paid' | 'refunded' {
  return refunded >= amount ? 'refunded' : 'paid';
}

const ranks: readonly RefundState[] = ['new', 'uncertain', 'waiting', 'done', 'failed'];

/** What a refund becomes: it only goes on, and never back to where it was. Money that had gone may come back. */
export function nextRefund(from: RefundState, told: ProviderRefund['status']): RefundState {
  return ranks.indexOf(told) > ranks.indexOf(from) ? told : from;
}
