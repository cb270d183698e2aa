import type { IncomingMessage, Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { Implemented } from '#platform/handler';
import type { Ports } from '#platform/ports';
import { Refusal } from '#platform/refuse';
import { answer } from './http/answer.ts';
import { arrivalOf } from './http/arrival.ts';
import { cookieJar } from './http/cookies.ts';
import { type Edge, type Limits, type Resolve, usualLimits } from './http/edge.ts';
import { apiHeaders } from './http/headers.ts';
import { OpenStreams } from './http/open-streams.ts';
import { failed, responseOf } from './http/outcome.ts';
import { Pace } from './http/pace.ts';
import { routesOf } from './http/route.ts';
import { Twins } from './http/twins.ts';

/** What is served, and how. */
export interface Serving {
  readonly ports: Ports;
  readonly rooms: readonly Implemented[];
  readonly resolve: Resolve;
  /** Paths outside of the contract, each answered as it is. */
  readonly pages?: readonly Page[];
  readonly limits?: Partial<Limits>;
  /** Whether a reply with a field that the contract does not have is a fault; in tests. */
  readonly strictReplies?: boolean;
}

/** A path outside of the contract, answered for GET. */
export interface Page {
  readonly path: string;
  readonly answer: (request: Request) => Response | Promise<Response>;
}

/** A server that answers. */
export interface Served {
  /** Where it answers, as in `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Takes nothing new, finishes what is in hand within bounds, and ends. */
  close(): Promise<void>;
}

type Env = { Bindings: { incoming: IncomingMessage } };

/** Serves the API, the screens and the documentation on the configured port, until it is closed. */
export async function serve(serving: Serving): Promise<Served> {
  const { config } = serving.ports;
  const stop = new AbortController();
  const edge = edgeOf(serving, stop.signal);
  const app = appOf(edge, serving);
  const server = createAdaptorServer({ fetch: app.fetch, hostname: config.host }) as Server;
  await listening(server, config.port, config.host);
  const at = server.address();
  const port = typeof at === 'object' && at !== null ? at.port : config.port;
  return {
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    close: () => closed(server, stop, edge.limits.closeMs),
  };
}

function edgeOf(serving: Serving, stopping: AbortSignal): Edge {
  const { config } = serving.ports;
  const secure = config.publicUrl.startsWith('https:');
  const limits = { ...usualLimits, ...serving.limits };
  return {
    ports: serving.ports,
    resolve: serving.resolve,
    limits,
    pace: new Pace(),
    streams: new OpenStreams(limits.streams),
    twins: new Twins(),
    jar: cookieJar(secure),
    origins: [new URL(config.publicUrl).origin],
    headers: apiHeaders(secure),
    stopping,
  };
}

function appOf(edge: Edge, serving: Serving): Hono<Env> {
  const { trustProxy } = edge.ports.config;
  const arrive = (request: Request, incoming: IncomingMessage) =>
    arrivalOf(request, incoming.socket.remoteAddress, trustProxy);
  const app = new Hono<Env>();
  for (const route of routesOf(serving.rooms, serving.strictReplies ?? false)) {
    const { method, path } = route.operation;
    app.on(method, path.replaceAll(/\{(\w+)\}/g, ':$1'), (context) =>
      answer(edge, route, arrive(context.req.raw, context.env.incoming)),
    );
  }
  for (const page of serving.pages ?? []) {
    app.get(page.path, (context) => page.answer(context.req.raw));
  }
  app.notFound((context) => {
    const arrival = arrive(context.req.raw, context.env.incoming);
    return responseOf(edge, arrival, failed(arrival, new Refusal('not_found')));
  });
  return app;
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function closed(server: Server, stop: AbortController, patienceMs: number): Promise<void> {
  stop.abort();
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
  await ended;
  clearTimeout(timer);
}
