import type Stripe from 'stripe';
import type { PaymentPort } from '#platform/payment-port';
import { openCards } from './cards.ts';
import { clientOf, orFault, twinKey } from './client.ts';
import { amountOf, cancel, once, shown, shownRefund, wanted } from './intents.ts';
import { listen, readNotice } from './notices.ts';

/**
 * The way out to Stripe by its own library.
 * @param twin where the demo's twin answers, as in `http://127.0.0.1:41234`; keys of the twin lead there
 */
export function openStripe(twin?: string): PaymentPort {
  const at = (key: string) => clientOf(key, twin);
  const intentOf = async (made: Promise<Stripe.PaymentIntent>, client: Stripe) =>
    shown(await made, client);
  return {
    hasTwin: twin !== undefined,
    cards: openCards(at),
    account: (key) =>
      orFault(async () => {
        const {
          id,
          settings,
          business_profile: profile,
        } = await (await at(key)).accounts.retrieveCurrent();
        return { ref: id, name: settings?.dashboard?.display_name ?? profile?.name ?? id };
      }),
    listen: (key, url) => orFault(async () => listen(await at(key), url)),
    begin: (key, asked) =>
      orFault(async () => {
        const client = await at(key);
        return intentOf(
          client.paymentIntents.create(wanted(asked), once('payment', asked)),
          client,
        );
      }),
    read: (key, ref) =>
      orFault(async () => {
        const client = await at(key);
        return intentOf(client.paymentIntents.retrieve(ref), client);
      }),
    cancel: (key, ref) => orFault(async () => cancel(await at(key), ref)),
    refund: (key, { intent, ...asked }) =>
      orFault(async () => {
        const refund = await (
          await at(key)
        ).refunds.create(
          { payment_intent: intent, amount: amountOf(asked), metadata: { refund: asked.id } },
          once('refund', asked),
        );
        return shownRefund(refund);
      }),
    notice: readNotice,
    twinPage: (key, clientSecret) =>
      twin !== undefined && key.startsWith(twinKey) ? `${twin}/pay/${clientSecret}` : null,
  };
}
