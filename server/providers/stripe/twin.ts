import type { IncomingMessage, ServerResponse } from 'node:http';
import { now } from '#platform/clock';
import { hmac } from '#platform/crypto';
import { fetchOut } from '#platform/fetch-out';
import { log } from '#platform/log';
import { newId } from '#platform/ids';
import { formOf, give, serveTwin, type Reply, type Twin } from '../twins/serve.ts';
import { cardPage } from './twin-page.ts';
import { refusal, type Thing } from './twin-things.ts';
import { type Endpoint, Till } from './twin-till.ts';
import { cardsDone, type Wanted } from './twin-cards.ts';

/** Most bytes of a form. */
const mostBytes = 50_000;

/** How long the bank takes with a payment that comes late. */
const lateMs = 2000;

/** Opens a server on this machine that speaks as Stripe does. */
export async function openStripeTwin(): Promise<Twin> {
  const desk = new Desk();
  const twin = await serveTwin({
    answer: (request, response) => desk.answer(request, response),
    name: 'Stripe',
    atFault: refusal(500, 'api_error', 'twin_fault'),
  });
  return {
    url: twin.url,
    close: () => {
      desk.close();
      return twin.close();
    },
  };
}

/** Takes requests, and tells of what happens. */
class Desk {
  /** By secret key: each is an account of its own. */
  readonly #tills = new Map<string, Till>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #end = new AbortController();

  close(): void {
    this.#end.abort();
    for (const timer of this.#timers) clearTimeout(timer);
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://twin');
    const [, version, ...path] = pathname.split('/');
    const sent = Object.fromEntries(await formOf(request, mostBytes));
    if (version === 'pay') return this.#page(path[0] ?? '', request.method, sent, response);
    const key = request.headers.authorization?.replace('Bearer ', '') ?? '';
    if (version !== 'v1' || !key.startsWith('sk_twin_'))
      return give(response, refusal(401, 'invalid_request_error', 'api_key_invalid'));
    const repeat = request.headers['idempotency-key'];
    give(
      response,
      this.#done(this.#tillOf(key), {
        method: request.method ?? 'GET',
        path,
        search: searchParams,
        key,
        idempotencyKey: typeof repeat === 'string' ? repeat : undefined,
        fields: sent,
      }),
    );
  }

  #done(till: Till, wanted: Wanted): Reply {
    const { method, path, search, fields } = wanted;
    const [things = '', id = '', act = ''] = path;
    const asked = `${method} ${path.join('/')} ${JSON.stringify(fields)}`;
    const write = (work: () => Reply) => till.once(wanted.idempotencyKey, asked, work);
    const what = `${method} ${things}${id === '' ? '' : '/id'}${act === '' ? '' : `/${act}`}`;
    switch (what) {
      case 'GET account':
        return { status: 200, body: accountOf(wanted.key) };
      case 'GET webhook_endpoints':
        return { status: 200, body: { object: 'list', data: till.endpoints, has_more: false } };
      case 'POST webhook_endpoints':
        return write(() => till.listen(fields));
      case 'DELETE webhook_endpoints/id':
        return till.unlisten(id);
      case 'POST payment_intents':
        return write(() => till.begin(fields));
      case 'GET payment_intents':
        return till.intents(search.get('customer') ?? '');
      case 'GET payment_intents/id':
        return till.read(id);
      case 'POST payment_intents/id/cancel':
        return write(() => till.cancel(id));
      case 'POST refunds':
        return write(() => till.refund(fields));
      case 'GET refunds':
        return till.refunds(search.get('payment_intent') ?? '');
      default:
        return (
          cardsDone(till.wallet, what, wanted, write) ??
          refusal(404, 'invalid_request_error', 'url_unknown')
        );
    }
  }

  #page(
    secret: string,
    method: string | undefined,
    sent: Readonly<Record<string, string>>,
    response: ServerResponse,
  ): void {
    for (const till of this.#tills.values()) {
      const open = till.open(secret);
      if (open === undefined) continue;
      if (method === 'POST') {
        till.give(open, sent['card'] ?? '', sent['proved'] === 'yes');
        if (open['status'] === 'processing') this.#later(lateMs, () => till.arrive(open));
        response.writeHead(303, { location: `/pay/${secret}` }).end();
        return;
      }
      const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
      const type = 'text/html; charset=utf-8';
      response
        .writeHead(200, { 'content-type': type, 'content-security-policy': policy })
        .end(cardPage(open));
      return;
    }
    give(response, refusal(404, 'invalid_request_error', 'resource_missing'));
  }

  #tillOf(key: string): Till {
    const known = this.#tills.get(key);
    if (known !== undefined) return known;
    const till: Till = new Till((type, object) => {
      for (const endpoint of till.endpoints) this.#tell(endpoint, type, object);
    });
    this.#tills.set(key, till);
    return till;
  }

  #tell(endpoint: Endpoint, type: string, object: Thing): void {
    const seconds = Math.floor(now().getTime() / 1000);
    const event = {
      id: `evt_${newId()}`,
      object: 'event',
      type,
      created: seconds,
      data: { object },
    };
    const body = JSON.stringify(event);
    const signed = hmac(Buffer.from(endpoint.secret), `${seconds}.${body}`).toString('hex');
    this.#later(0, () => {
      fetchOut(endpoint.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': `t=${seconds},v1=${signed}`,
        },
        body,
        allow: [new URL(endpoint.url).origin],
        redirects: false,
        signal: this.#end.signal,
      }).catch((fault: unknown) => {
        log.debug({ err: fault }, 'nobody took a notice of the twin of Stripe');
      });
    });
  }

  #later(waitMs: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, waitMs);
    this.#timers.add(timer);
  }
}

function accountOf(key: string): Record<string, unknown> {
  const id = `acct_${key.slice('sk_twin_'.length, 'sk_twin_'.length + 36)}`;
  return { id, object: 'account', settings: { dashboard: { display_name: 'Stripe (demo)' } } };
}
