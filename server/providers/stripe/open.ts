import type { Config } from '#platform/config';
import { isLoopback } from '#platform/loopback';
import type { PaymentPort } from '#platform/payment-port';
import { openStripe } from './real.ts';
import { openStripeTwin } from './twin.ts';

/** The way out to the provider of payments, until it is closed. */
export interface OpenPayments extends PaymentPort {
  close(): Promise<void>;
}

/**
 * Opens the way out to Stripe. Where the demo is allowed and reached from this machine, its twin is there too, for those
 * businesses that connect it.
 */
export async function openPayments({ demo, publicUrl }: Config): Promise<OpenPayments> {
  if (!demo || !isLoopback(new URL(publicUrl).hostname))
    return { ...openStripe(), close: () => Promise.resolve() };
  const twin = await openStripeTwin();
  return { ...openStripe(twin.url), close: () => twin.close() };
}
