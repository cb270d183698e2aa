import type { Reply } from '../twins/serve.ts';
import type { Fields } from './twin-things.ts';
import type { Wallet } from './twin-wallet.ts';

/** What one request asks for. */
export interface Wanted {
  readonly method: string;
  readonly path: readonly string[];
  readonly search: URLSearchParams;
  readonly key: string;
  readonly idempotencyKey: string | undefined;
  readonly fields: Fields;
}

/**
 * Answers what is about customers and the cards they save; undefined for everything else.
 * @param what method and path, as in `GET setup_intents/id`
 * @param write does a write once
 */
export function cardsDone(
  wallet: Wallet,
  what: string,
  { path, search, fields }: Wanted,
  write: (work: () => Reply) => Reply,
): Reply | undefined {
  const id = path[1] ?? '';
  switch (what) {
    case 'POST customers':
      return write(() => wallet.addCustomer(fields));
    case 'GET customers/id':
      return wallet.readCustomer(id);
    case 'DELETE customers/id':
      return wallet.removeCustomer(id);
    case 'POST setup_intents':
      return write(() => wallet.begin(fields));
    case 'GET setup_intents/id':
      return wallet.read(id, search.has('expand[0]', 'payment_method'));
    case 'POST setup_intents/id/cancel':
      return write(() => wallet.cancel(id));
    case 'GET payment_methods':
      return wallet.methods(search.get('customer') ?? '');
    case 'GET payment_methods/id':
      return wallet.readMethod(id);
    case 'POST payment_methods/id/detach':
      return write(() => wallet.detach(id));
    default:
      return undefined;
  }
}
