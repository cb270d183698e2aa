import type Stripe from 'stripe';
import type { Asked, Intent, ProviderRefund } from '#platform/payment-port';

/** Refunds of one payment that are looked at. */
const mostRefunds = 100;

/** Under which key something is asked for, however often. */
export const once = (what: string, { id }: Pick<Asked, 'id'>) => ({
  idempotencyKey: `${what} ${id}`,
});

/** A payment as Stripe is asked for it. */
export function wanted(asked: Asked): Stripe.PaymentIntentCreateParams {
  return {
    amount: amountOf(asked),
    currency: asked.currency.toLowerCase(),
    automatic_payment_methods: { enabled: true },
    metadata: { payment: asked.id },
  };
}

/** Currencies of which Stripe counts hundredths that nobody else counts. */
const inHundredths = new Set(['ISK', 'UGX']);

/** An amount as Stripe counts it. */
export function amountOf({
  amountMinor,
  currency,
}: Pick<Asked, 'amountMinor' | 'currency'>): number {
  return Number(inHundredths.has(currency) ? amountMinor * 100n : amountMinor);
}

/** Takes a payment back, unless it was paid. */
export async function cancel(client: Stripe, ref: string): Promise<Intent> {
  const now = await client.paymentIntents.retrieve(ref);
  if (now.status === 'succeeded' || now.status === 'canceled' || now.status === 'processing')
    return shown(now, client);
  try {
    return await shown(await client.paymentIntents.cancel(ref), client);
  } catch (fault) {
    // It was paid between the two questions.
    if ((fault as { code?: unknown }).code !== 'payment_intent_unexpected_state') throw fault;
    return shown(await client.paymentIntents.retrieve(ref), client);
  }
}

const statuses: Readonly<Record<Stripe.PaymentIntent.Status, Intent['status']>> = {
  requires_payment_method: 'waiting',
  requires_confirmation: 'waiting',
  requires_action: 'waiting',
  requires_capture: 'processing',
  processing: 'processing',
  succeeded: 'paid',
  canceled: 'cancelled',
};

/** A payment of Stripe's as we know payments. */
export async function shown(intent: Stripe.PaymentIntent, client: Stripe): Promise<Intent> {
  const error = intent.last_payment_error;
  const list =
    intent.status === 'succeeded'
      ? await client.refunds.list({ payment_intent: intent.id, limit: mostRefunds })
      : { data: [] };
  return {
    ref: intent.id,
    status: statuses[intent.status] ?? 'processing',
    clientSecret: intent.client_secret,
    fault: error?.decline_code ?? error?.code ?? null,
    refunds: list.data.map(shownRefund),
  };
}

/** A refund of Stripe's as we know refunds. */
export function shownRefund(refund: Stripe.Refund): ProviderRefund {
  const { status, failure_reason: fault, metadata } = refund;
  const currency = refund.currency.toUpperCase();
  const amount = BigInt(refund.amount);
  return {
    ref: refund.id,
    ours: metadata?.['refund'] ?? null,
    amountMinor: inHundredths.has(currency) ? amount / 100n : amount,
    status:
      status === 'succeeded'
        ? 'done'
        : status === 'failed' || status === 'canceled'
          ? 'failed'
          : 'waiting',
    fault: fault ?? null,
  };
}
