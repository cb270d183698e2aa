import type Stripe from 'stripe';
import type { CardSetup, SavedCard } from '#platform/card-port';

const statuses: Readonly<Record<Stripe.SetupIntent.Status, CardSetup['status']>> = {
  requires_payment_method: 'waiting',
  requires_confirmation: 'waiting',
  requires_action: 'waiting',
  processing: 'processing',
  succeeded: 'saved',
  canceled: 'cancelled',
};

/** A Setup Intent of Stripe's as we know cards that are saved. */
export function setupOf(setup: Stripe.SetupIntent): CardSetup {
  const error = setup.last_setup_error;
  return {
    ref: setup.id,
    status: statuses[setup.status] ?? 'processing',
    clientSecret: setup.client_secret,
    fault: error?.decline_code ?? error?.code ?? null,
    card: setup.status === 'succeeded' ? cardOf(setup.payment_method) : null,
  };
}

function cardOf(method: Stripe.SetupIntent['payment_method']): SavedCard | null {
  if (method === null || typeof method === 'string' || method.card === undefined) return null;
  return { method: method.id, brand: method.card.brand, last4: method.card.last4 };
}
