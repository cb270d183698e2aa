import type Stripe from 'stripe';
import { PaymentRefused, PaymentUncertain } from '#platform/payment-port';

/** The version of Stripe's API that is spoken, whatever an account is set to. */
export const apiVersion = '2026-10-28.endive';

/** One try: what is not answered by then is not known. */
const timeoutMs = 20_000;

/** Keys of the twin begin with this; only it takes them. */
export const twinKey = 'sk_twin_';

/** Stripe by its own library, for one account. @throws {PaymentRefused} for a key of the twin where that is not there */
export async function clientOf(key: string, twin: string | undefined): Promise<Stripe> {
  const { default: Library } = await import('stripe');
  const usual = { apiVersion, timeout: timeoutMs, maxNetworkRetries: 0, telemetry: false } as const;
  if (!key.startsWith(twinKey)) return new Library(key, usual);
  if (twin === undefined) throw new PaymentRefused('api_key_invalid');
  const { hostname, port } = new URL(twin);
  return new Library(key, { ...usual, host: hostname, port, protocol: 'http' });
}

/** What the library calls a no of Stripe's; everything else leaves open what was done. */
const refusals = new Set([
  'StripeCardError',
  'StripeInvalidRequestError',
  'StripeAuthenticationError',
  'StripePermissionError',
  'StripeIdempotencyError',
]);

/** Asks Stripe. @throws {PaymentRefused} for a no, {PaymentUncertain} where it is not known what was done */
export async function orFault<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    const { type, code } = fault as { readonly type?: string; readonly code?: string };
    if (fault instanceof PaymentRefused) throw fault;
    // Stripe's words can carry parts of a key: its code tells as much.
    if (type !== undefined && refusals.has(type)) throw new PaymentRefused(code ?? type);
    throw new PaymentUncertain(code ?? type ?? 'no answer', { cause: fault });
  }
}
