import type Stripe from 'stripe';
import { log } from '#platform/log';
import type { Notice } from '#platform/payment-port';
import { apiVersion } from './client.ts';

/** What we want to be told of. */
const events = [
  'payment_intent.succeeded',
  'payment_intent.processing',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
  'charge.refunded',
  'refund.updated',
  'refund.failed',
  'setup_intent.succeeded',
  'setup_intent.setup_failed',
  'setup_intent.canceled',
] as const;

/** Has Stripe tell of what happens at an address. @returns the secret by which it signs */
export async function listen(client: Stripe, url: string): Promise<string> {
  // One of an earlier connection would be signed by a secret that nobody has any more.
  for await (const one of client.webhookEndpoints.list({ limit: 100 }))
    if (one.url === url) await client.webhookEndpoints.del(one.id);
  const made = await client.webhookEndpoints.create({
    url,
    enabled_events: [...events],
    api_version: apiVersion,
  });
  if (made.secret === undefined) throw new Error('an endpoint came without its secret');
  return made.secret;
}

/** What is looked up by its own name; everything else by the payment that it belongs to. */
const looked = new Set(['payment_intent', 'setup_intent']);

/** Reads a notice that was signed by this secret. */
export async function readNotice(
  secret: string,
  body: Buffer,
  signature: string,
): Promise<Notice | undefined> {
  const { default: Library } = await import('stripe');
  try {
    const { id, type, data } = Library.webhooks.constructEvent(body, signature, secret);
    const told = data.object as { object: string; id?: string; payment_intent?: unknown };
    const about = looked.has(told.object) ? told.id : told.payment_intent;
    return { id, type, about: typeof about === 'string' ? about : null };
  } catch (fault) {
    log.debug({ err: fault }, 'a notice of Stripe was not signed as it should be');
    return undefined;
  }
}
