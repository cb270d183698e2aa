import { randomUUID } from 'node:crypto';
import type { Reply } from '../twins/serve.ts';
import { cardError, fateOf } from './twin-fates.ts';
import {
  askHolder,
  type Fields,
  missing,
  refusal,
  metadataOf,
  type Tell,
  type Thing,
} from './twin-things.ts';

/** A card of a customer's. Its number is the twin's own to know. */
interface Method extends Thing {
  readonly number: string;
}

/** The customers of one account at the twin, and the cards that they saved. */
export class Wallet {
  readonly #customers = new Map<string, Thing>();
  readonly #setups = new Map<string, Thing>();
  readonly #methods = new Map<string, Method>();
  readonly #tell: Tell;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  addCustomer(fields: Fields): Reply {
    const id = `cus_${randomUUID()}`;
    const made = { id, object: 'customer', metadata: metadataOf(fields) };
    this.#customers.set(id, made);
    return { status: 200, body: made };
  }

  readCustomer(id: string): Reply {
    const found = this.#customers.get(id);
    return found === undefined ? missing() : { status: 200, body: found };
  }

  removeCustomer(id: string): Reply {
    if (!this.#customers.delete(id)) return missing();
    for (const [key, method] of this.#methods)
      if (method['customer'] === id) this.#methods.delete(key);
    return { status: 200, body: { id, object: 'customer', deleted: true } };
  }

  begin(fields: Fields): Reply {
    const { customer = '' } = fields;
    if (!this.#customers.has(customer)) return missing(400);
    const id = `seti_${randomUUID()}`;
    const setup = {
      id,
      object: 'setup_intent',
      customer,
      usage: fields['usage'] ?? 'off_session',
      status: 'requires_payment_method',
      client_secret: `${id}_secret_${randomUUID()}`,
      payment_method: null,
      last_setup_error: null,
      metadata: metadataOf(fields),
    };
    this.#setups.set(id, setup);
    return { status: 200, body: { ...setup } };
  }

  /** @param expands whether its card is told with it */
  read(id: string, expands: boolean): Reply {
    const setup = this.#setups.get(id);
    if (setup === undefined) return missing();
    const method = this.#methods.get(String(setup['payment_method']));
    const shown = expands && method !== undefined ? { payment_method: shownMethod(method) } : {};
    return { status: 200, body: { ...setup, ...shown } };
  }

  cancel(id: string): Reply {
    const setup = this.#setups.get(id);
    if (setup === undefined) return missing();
    if (setup['status'] === 'succeeded' || setup['status'] === 'canceled')
      return refusal(400, 'invalid_request_error', 'setup_intent_unexpected_state');
    this.#become(setup, 'canceled', 'setup_intent.canceled');
    return { status: 200, body: { ...setup } };
  }

  methods(customer: string): Reply {
    const data = [...this.#methods.values()].filter((one) => one['customer'] === customer);
    const body = { object: 'list', data: data.map(shownMethod), has_more: false };
    return { status: 200, body: { ...body, url: '/v1/payment_methods' } };
  }

  readMethod(id: string): Reply {
    const method = this.#methods.get(id);
    return method === undefined ? missing() : { status: 200, body: shownMethod(method) };
  }

  detach(id: string): Reply {
    const method = this.#methods.get(id);
    if (method === undefined) return missing();
    if (method['customer'] === null) return refusal(400, 'invalid_request_error', 'not_attached');
    method['customer'] = null;
    return { status: 200, body: shownMethod(method) };
  }

  /** The number of a card, where it is this customer's. */
  numberOf(method: string, customer: string): string | undefined {
    const found = this.#methods.get(method);
    return found?.['customer'] === customer ? found.number : undefined;
  }

  /** What a client secret lets somebody save a card by. */
  open(clientSecret: string): Thing | undefined {
    const setup = this.#setups.get(clientSecret.split('_secret_')[0] ?? '');
    return setup?.['client_secret'] === clientSecret ? setup : undefined;
  }

  /** Saves a card. @param proved the holder said yes to their bank */
  save(setup: Thing, number: string, proved: boolean): void {
    if (['succeeded', 'canceled'].includes(String(setup['status']))) return;
    const fate = fateOf(number, 'saves');
    if (fate.kind === 'refused') {
      setup['last_setup_error'] = cardError(fate.decline);
      this.#become(setup, 'requires_payment_method', 'setup_intent.setup_failed');
      return;
    }
    setup['last_setup_error'] = null;
    if (fate.kind === 'asks' && !proved) {
      askHolder(setup, number);
      return;
    }
    const id = `pm_${randomUUID()}`;
    this.#methods.set(id, { id, object: 'payment_method', customer: setup['customer'], number });
    setup['payment_method'] = id;
    this.#become(setup, 'succeeded', 'setup_intent.succeeded');
  }

  #become(setup: Thing, status: string, type: string): void {
    setup['status'] = status;
    this.#tell(type, { ...setup });
  }
}

function shownMethod({ number, ...method }: Method): Thing {
  return { ...method, type: 'card', card: { brand: 'visa', last4: number.slice(-4) } };
}
