import { randomUUID } from 'node:crypto';
import type { Reply } from '../twins/serve.ts';
import { cardError, fateOf } from './twin-fates.ts';
import {
  askHolder,
  type Fields,
  metadataOf,
  missing,
  refusal,
  type Tell,
  type Thing,
} from './twin-things.ts';
import { Wallet } from './twin-wallet.ts';

/** Where the twin tells of what happens. */
export interface Endpoint {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
}

const invalid = (code: string) => refusal(400, 'invalid_request_error', code);

/** One account at the twin: what Stripe would keep of it. In memory, and gone with the program. */
export class Till {
  readonly endpoints: Endpoint[] = [];
  readonly wallet: Wallet;
  readonly #intents = new Map<string, Thing>();
  readonly #refunds: Thing[] = [];
  readonly #answers = new Map<string, { readonly asked: string; readonly reply: Reply }>();
  readonly #tell: Tell;

  constructor(tell: Tell) {
    this.#tell = tell;
    this.wallet = new Wallet(tell);
  }

  /** Does a write once: the same key is answered the same, and refused for anything else. */
  once(key: string | undefined, asked: string, work: () => Reply): Reply {
    if (key === undefined) return work();
    const known = this.#answers.get(key);
    if (known !== undefined)
      return known.asked === asked ? known.reply : refusal(400, 'idempotency_error', 'key_reused');
    const reply = work();
    this.#answers.set(key, { asked, reply });
    return reply;
  }

  listen({ url = '' }: Fields): Reply {
    const made = {
      id: `we_${randomUUID()}`,
      object: 'webhook_endpoint',
      url,
      secret: `whsec_${randomUUID().replaceAll('-', '')}`,
    };
    this.endpoints.push(made);
    return { status: 200, body: made };
  }

  unlisten(id: string): Reply {
    const place = this.endpoints.findIndex((one) => one.id === id);
    if (place < 0) return missing();
    this.endpoints.splice(place, 1);
    return { status: 200, body: { id, object: 'webhook_endpoint', deleted: true } };
  }

  begin(fields: Fields): Reply {
    const amount = Number(fields['amount']);
    const { currency = '' } = fields;
    if (!Number.isSafeInteger(amount) || amount <= 0) return invalid('parameter_invalid_integer');
    if (!/^[a-z]{3}$/.test(currency)) return invalid('parameter_missing');
    const id = `pi_${randomUUID()}`;
    const intent = {
      id,
      object: 'payment_intent',
      amount,
      currency,
      status: 'requires_payment_method',
      client_secret: `${id}_secret_${randomUUID()}`,
      last_payment_error: null,
      customer: fields['customer'] ?? null,
      metadata: metadataOf(fields),
    };
    if (fields['confirm'] === 'true') return this.#charge(intent, fields['payment_method'] ?? '');
    this.#intents.set(id, intent);
    return { status: 200, body: intent };
  }

  /** Charges a saved card, whose holder is not there. */
  #charge(intent: Thing, method: string): Reply {
    const number = this.wallet.numberOf(method, String(intent['customer']));
    if (number === undefined) return missing(400);
    this.#intents.set(intent.id, intent);
    const fate = fateOf(number, 'charged');
    if (fate.kind !== 'refused') {
      this.#become(intent, 'succeeded', 'payment_intent.succeeded');
      return { status: 200, body: { ...intent } };
    }
    const error = cardError(fate.decline);
    intent['last_payment_error'] = error;
    this.#become(intent, 'requires_payment_method', 'payment_intent.payment_failed');
    return { status: 402, body: { error: { ...error, payment_intent: { ...intent } } } };
  }

  intents(customer: string): Reply {
    const data = [...this.#intents.values()].filter((one) => one['customer'] === customer);
    const url = '/v1/payment_intents';
    return { status: 200, body: { object: 'list', data: data.toReversed(), has_more: false, url } };
  }

  read(id: string): Reply {
    const intent = this.#intents.get(id);
    return intent === undefined ? missing() : { status: 200, body: { ...intent } };
  }

  cancel(id: string): Reply {
    const intent = this.#intents.get(id);
    if (intent === undefined) return missing();
    if (intent['status'] === 'succeeded' || intent['status'] === 'canceled')
      return invalid('payment_intent_unexpected_state');
    this.#become(intent, 'canceled', 'payment_intent.canceled');
    return { status: 200, body: { ...intent } };
  }

  refund(fields: Fields): Reply {
    const intent = this.#intents.get(fields['payment_intent'] ?? '');
    if (intent === undefined) return missing();
    if (intent['status'] !== 'succeeded') return invalid('payment_intent_unexpected_state');
    const left = Number(intent['amount']) - this.#refunded(intent.id);
    const amount = fields['amount'] === undefined ? left : Number(fields['amount']);
    if (left === 0) return invalid('charge_already_refunded');
    if (!(amount > 0 && amount <= left)) return invalid('amount_too_large');
    const refund: Thing = {
      id: `re_${randomUUID()}`,
      object: 'refund',
      amount,
      currency: intent['currency'],
      payment_intent: intent.id,
      status: 'succeeded',
      metadata: metadataOf(fields),
    };
    this.#refunds.unshift(refund);
    this.#tell('charge.refunded', {
      id: `ch_${intent.id}`,
      object: 'charge',
      payment_intent: intent.id,
    });
    return { status: 200, body: refund };
  }

  refunds(intent: string): Reply {
    const data = this.#refunds.filter((one) => one['payment_intent'] === intent);
    return { status: 200, body: { object: 'list', data, has_more: false, url: '/v1/refunds' } };
  }

  /** What a client secret lets somebody pay, or save a card by. */
  open(clientSecret: string): Thing | undefined {
    const intent = this.#intents.get(clientSecret.split('_secret_')[0] ?? '');
    return intent?.['client_secret'] === clientSecret ? intent : this.wallet.open(clientSecret);
  }

  /** Gives a card to what is open. @param proved the holder said yes to their bank */
  give(open: Thing, card: string, proved: boolean): void {
    if (open['object'] === 'setup_intent') this.wallet.save(open, card, proved);
    else this.#pay(open, card, proved);
  }

  #pay(intent: Thing, card: string, proved: boolean): void {
    if (['succeeded', 'canceled', 'processing'].includes(String(intent['status']))) return;
    const fate = fateOf(card, 'pays');
    if (fate.kind === 'refused') {
      intent['last_payment_error'] = cardError(fate.decline);
      this.#become(intent, 'requires_payment_method', 'payment_intent.payment_failed');
      return;
    }
    intent['last_payment_error'] = null;
    if (fate.kind === 'asks' && !proved) askHolder(intent, card);
    else if (fate.kind === 'late') this.#become(intent, 'processing', 'payment_intent.processing');
    else this.#become(intent, 'succeeded', 'payment_intent.succeeded');
  }

  /** The bank has made up its mind about a payment that is being processed. */
  arrive(intent: Thing): void {
    if (intent['status'] === 'processing')
      this.#become(intent, 'succeeded', 'payment_intent.succeeded');
  }

  #become(intent: Thing, status: string, type: string): void {
    intent['status'] = status;
    this.#tell(type, { ...intent });
  }

  #refunded(intent: string): number {
    return this.#refunds
      .filter((one) => one['payment_intent'] === intent)
      .reduce((sum, one) => sum + Number(one['amount']), 0);
  }
}
