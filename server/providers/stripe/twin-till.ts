import type { Reply } from '../twins/serve.ts';
import { randomUUID } from 'node:crypto';

type Fields = Readonly<Record<string, string>>;
/** An object of the twin's, as it goes over the wire. */
export type Thing = Record<string, unknown> & { readonly id: string };

/** Where the twin tells of what happens. */
export interface Endpoint {
  readonly id: string;
  readonly url: string;
  readonly secret: string;
}

/** A refusal in Stripe's own shape. */
export function refusal(status: number, type: string, code: string, more: object = {}): Reply {
  return { status, body: { error: { type, code, message: 'refused by the twin', ...more } } };
}
const invalid = (code: string, status = 400) => refusal(status, 'invalid_request_error', code);

/** What comes of a card; whatever is not here is taken. */
const cards: Readonly<Record<string, { decline: string } | { asks: true } | { late: true }>> = {
  '4000000000000002': { decline: 'generic_decline' },
  '4000000000009995': { decline: 'insufficient_funds' },
  '4000002500003155': { asks: true },
  '4000000000000077': { late: true },
};

/** One account at the twin: what Stripe would keep of it. In memory, and gone with the program. */
export class Till {
  readonly endpoints: Endpoint[] = [];
  readonly #intents = new Map<string, Thing>();
  readonly #refunds: Thing[] = [];
  readonly #answers = new Map<string, { readonly asked: string; readonly reply: Reply }>();
  readonly #tell: (type: string, object: Thing) => void;

  /** @param tell hands an event to whoever listens */
  constructor(tell: (type: string, object: Thing) => void) {
    this.#tell = tell;
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
    if (place < 0) return invalid('resource_missing', 404);
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
      metadata: metadataOf(fields),
    };
    this.#intents.set(id, intent);
    return { status: 200, body: intent };
  }

  read(id: string): Reply {
    const intent = this.#intents.get(id);
    return intent === undefined
      ? invalid('resource_missing', 404)
      : { status: 200, body: { ...intent } };
  }

  cancel(id: string): Reply {
    const intent = this.#intents.get(id);
    if (intent === undefined) return invalid('resource_missing', 404);
    if (intent['status'] === 'succeeded' || intent['status'] === 'canceled')
      return invalid('payment_intent_unexpected_state');
    this.#become(intent, 'canceled', 'payment_intent.canceled');
    return { status: 200, body: { ...intent } };
  }

  refund(fields: Fields): Reply {
    const intent = this.#intents.get(fields['payment_intent'] ?? '');
    if (intent === undefined) return invalid('resource_missing', 404);
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

  /** The payment that a client secret lets somebody pay. */
  payable(clientSecret: string): Thing | undefined {
    const intent = this.#intents.get(clientSecret.split('_secret_')[0] ?? '');
    return intent?.['client_secret'] === clientSecret ? intent : undefined;
  }

  /** Pays by a card. @param proved the holder said yes to their bank */
  pay(intent: Thing, card: string, proved: boolean): void {
    if (['succeeded', 'canceled', 'processing'].includes(String(intent['status']))) return;
    const fate = cards[card];
    if (fate !== undefined && 'decline' in fate) {
      intent['last_payment_error'] = { code: 'card_declined', decline_code: fate.decline };
      this.#become(intent, 'requires_payment_method', 'payment_intent.payment_failed');
      return;
    }
    intent['last_payment_error'] = null;
    if (fate !== undefined && 'asks' in fate && !proved) intent['status'] = 'requires_action';
    else if (fate !== undefined && 'late' in fate)
      this.#become(intent, 'processing', 'payment_intent.processing');
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

function metadataOf(fields: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const key = /^metadata\[(\w+)\]$/.exec(name)?.[1];
      return key === undefined ? [] : [[key, value]];
    }),
  );
}
