import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Limits } from './edge.ts';

/** Longer than proxies keep theirs, so that none sends a request into a connection that is just being closed. */
const idleMs = 65_000;
const mostConnections = 10_000;
/** Most time between two looks for heads that are late, in milliseconds. */
const lookMs = 5_000;
/** While stopping, how often connections that have become idle are closed, in milliseconds. */
const sweepMs = 50;

/** A server that listens. */
export interface Listening {
  readonly url: string;
  /** Takes nothing new, gives what is in hand up to `patienceMs`, and cuts off what is left. */
  close(patienceMs: number): Promise<void>;
}

/** Listens on a port; 0 takes a free one. @throws when the port is taken */
export async function listen(
  listener: RequestListener,
  port: number,
  host: string,
  { headMs, silentMs }: Pick<Limits, 'headMs' | 'silentMs'>,
): Promise<Listening> {
  const inHand = new Set<ServerResponse>();
  const server = createServer(
    {
      headersTimeout: headMs,
      // An upload may be long: bodies and uploads bound their own time.
      requestTimeout: 0,
      connectionsCheckingInterval: Math.min(headMs, lookMs),
      keepAliveTimeout: idleMs,
      noDelay: true,
    },
    (incoming, outgoing) => {
      inHand.add(outgoing);
      outgoing.once('close', () => inHand.delete(outgoing));
      listener(incoming, outgoing);
    },
  );
  server.timeout = silentMs;
  server.maxConnections = mostConnections;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${taken}`;
  return { url, close: (patienceMs) => close(server, inHand, patienceMs) };
}

async function close(
  server: Server,
  inHand: ReadonlySet<ServerResponse>,
  patienceMs: number,
): Promise<void> {
  // Told to the caller, who would else send the next request into a connection that is about to be closed.
  for (const outgoing of inHand) outgoing.shouldKeepAlive = false;
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  const sweep = setInterval(() => server.closeIdleConnections(), sweepMs);
  const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
  await ended;
  clearInterval(sweep);
  clearTimeout(cut);
}
