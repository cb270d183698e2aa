import { addressOf, type Input, type Name, type Reply } from './call.ts';

/** How a live connection stands. */
export type Connection = 'connecting' | 'live' | 'lost';

/**
 * Follows an operation by server-sent events. A lost connection is tried again by the browser itself until `stop`.
 * @returns a function that stops following
 */
export function watch<N extends Name>(
  name: N,
  input: Input<N>,
  told: {
    readonly news: (value: Reply<N>) => void;
    readonly connection: (now: Connection) => void;
  },
): () => void {
  const source = new EventSource(addressOf(name, input));
  told.connection('connecting');
  source.addEventListener('open', () => told.connection('live'));
  source.addEventListener('error', () => told.connection('lost'));
  source.addEventListener('message', (event: MessageEvent<string>) => {
    told.news(JSON.parse(event.data) as Reply<N>);
  });
  return () => source.close();
}
