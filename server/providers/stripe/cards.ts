import type Stripe from 'stripe';
import type { CardPort, CardSetup } from '#platform/card-port';
import type { SecretKey } from '#platform/payment-port';
import { orFault } from './client.ts';
import { amountOf, once, shown } from './intents.ts';
import { setupOf } from './setups.ts';

/** Payments of one payer among which one is looked for. */
const mostPayments = 100;

/** Saved cards at Stripe. @param at Stripe's own library, for one account */
export function openCards(at: (key: SecretKey) => Promise<Stripe>): CardPort {
  return {
    payer: (key, id) =>
      orFault(async () => {
        const client = await at(key);
        const made = await client.customers.create(
          { metadata: { payer: id } },
          once('payer', { id }),
        );
        return made.id;
      }),
    forget: (key, payer) =>
      orFault(async () => {
        const client = await at(key);
        await client.customers.del(payer).catch((fault: unknown) => {
          if (codeOf(fault) !== 'resource_missing') throw fault;
        });
      }),
    begin: (key, { id, payer }) =>
      orFault(async () => {
        const client = await at(key);
        const made = await client.setupIntents.create(
          {
            customer: payer,
            usage: 'off_session',
            allowed_payment_method_types: ['card'],
            metadata: { card: id },
          },
          once('card', { id }),
        );
        return setupOf(made);
      }),
    read: (key, ref) => orFault(async () => readSetup(await at(key), ref)),
    cancel: (key, ref) => orFault(async () => cancelSetup(await at(key), ref)),
    letGo: (key, ref) => orFault(async () => detach(await at(key), ref)),
    charge: (key, { payer, method, ...asked }) =>
      orFault(async () => {
        const client = await at(key);
        const wanted: Stripe.PaymentIntentCreateParams = {
          amount: amountOf(asked),
          currency: asked.currency.toLowerCase(),
          customer: payer,
          payment_method: method,
          allowed_payment_method_types: ['card'],
          off_session: true,
          confirm: true,
          metadata: { payment: asked.id },
        };
        const made = client.paymentIntents.create(wanted, once('payment', asked));
        return shown(await made.catch(refusedIntent), client);
      }),
    find: (key, { id, payer }) =>
      orFault(async () => {
        const client = await at(key);
        const { data } = await client.paymentIntents.list({ customer: payer, limit: mostPayments });
        const found = data.find(({ metadata }) => metadata['payment'] === id);
        return found === undefined ? undefined : shown(found, client);
      }),
  };
}

/** The payment of which a card was refused: Stripe says it with its no. */
function refusedIntent(fault: unknown): Stripe.PaymentIntent {
  const { payment_intent: intent } = fault as { readonly payment_intent?: Stripe.PaymentIntent };
  if (intent === undefined) throw fault;
  return intent;
}

async function readSetup(client: Stripe, ref: string): Promise<CardSetup> {
  return setupOf(await client.setupIntents.retrieve(ref, { expand: ['payment_method'] }));
}

async function cancelSetup(client: Stripe, ref: string): Promise<CardSetup> {
  try {
    return setupOf(await client.setupIntents.cancel(ref));
  } catch (fault) {
    // It was saved, or taken back, before.
    if (codeOf(fault) !== 'setup_intent_unexpected_state') throw fault;
    return readSetup(client, ref);
  }
}

async function detach(client: Stripe, ref: string): Promise<void> {
  try {
    const expand = ['payment_method'];
    const { payment_method: method } = await client.setupIntents.retrieve(ref, { expand });
    // One of nobody's was let go of before.
    if (method === null || (typeof method !== 'string' && method.customer === null)) return;
    await client.paymentMethods.detach(typeof method === 'string' ? method : method.id);
  } catch (fault) {
    if (codeOf(fault) !== 'resource_missing') throw fault;
  }
}

const codeOf = (fault: unknown) => (fault as { readonly code?: unknown }).code;
