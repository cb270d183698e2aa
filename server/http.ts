import type { IncomingMessage } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { Implemented } from '#platform/handler';
import { gauge, watchProcess } from '#platform/metrics';
import type { Ports } from '#platform/ports';
import { Refusal } from '#platform/refuse';
import { answer } from './http/answer.ts';
import { type Arrival, arrivalOf } from './http/arrival.ts';
import { documentsOf } from './http/documents.ts';
import { type Edge, edgeOf, type Limits, type Resolve } from './http/edge.ts';
import { bookingScreensOf } from './http/booking-screens.ts';
import { alive, metrics, readiness, type Ready } from './http/health.ts';
import { listen } from './http/listen.ts';
import { failed, misunderstood, responseOf } from './http/outcome.ts';
import { dressed, type Page } from './http/page.ts';
import { otherMethods, type Route, routesOf } from './http/route.ts';
import { type Greet, portalScreensOf } from './http/portal-screens.ts';
import { type Screens, screensOf } from './http/screens.ts';
import { widgetOf } from './http/widget.ts';

/** What is served, and how. */
export interface Serving {
  readonly ports: Ports;
  readonly rooms: readonly Implemented[];
  readonly resolve: Resolve;
  /** What keeps the server from serving, for `/readyz`; none where not said. */
  readonly ready?: Ready;
  /** Folder of the built screens; `web/dist/staff` of the program where not said. */
  readonly screens?: string;
  /** How businesses show themselves on their portals; no pages of businesses are served where not said. */
  readonly greet?: Greet;
  /** Paths outside of the contract, each answered as it is: without our headers, for measuring what those cost. */
  readonly pages?: readonly Page[];
  readonly limits?: Partial<Limits>;
  /** Whether a reply with a field that the contract does not have is a fault; in tests. */
  readonly strictReplies?: boolean;
}

/** A server that answers. */
export interface Served {
  /** Where it answers, as in `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Takes nothing new, finishes what is in hand within bounds, and ends. */
  close(): Promise<void>;
}

type Env = { Bindings: { incoming: IncomingMessage } };
type Arrive = (context: Context<Env>) => Arrival;

const built = (part: string) => new URL(`../web/dist/${part}`, import.meta.url).pathname;

/** Serves the API, the screens and the documentation on the configured port, until it is closed. */
export async function serve(serving: Serving): Promise<Served> {
  const { config } = serving.ports;
  const stop = new AbortController();
  const edge = edgeOf(serving, stop.signal);
  const routes = routesOf(serving.rooms, serving.strictReplies ?? false);
  const app = appOf(edge, serving, routes, await allScreens(serving));
  watchProcess();
  gauge('clientele_http_streams', 'Streams open now.', () => edge.streams.size);
  const answerAll = getRequestListener((request, env) => app.fetch(request, env), {
    errorHandler: () => misunderstood(edge),
  });
  const listening = await listen(
    (incoming, outgoing) => void answerAll(incoming, outgoing),
    config.port,
    config.host,
    edge.limits,
  );
  return {
    url: listening.url,
    close: () => {
      stop.abort();
      return listening.close(edge.limits.closeMs);
    },
  };
}

/** The pages of businesses where they are served, and the staff app for everything else. */
async function allScreens({ screens = built('staff'), greet, ports }: Serving): Promise<Screens> {
  const { origin } = new URL(ports.config.publicUrl);
  const all = [await screensOf(screens)];
  if (greet !== undefined)
    all.unshift(
      await widgetOf(built('widget')),
      await bookingScreensOf(built('booking'), origin),
      await portalScreensOf(built('portal'), greet),
    );
  return async (...asked) => {
    for (const screens of all) {
      const screen = await screens(...asked);
      if (screen !== undefined) return screen;
    }
    return undefined;
  };
}

function appOf(
  edge: Edge,
  serving: Serving,
  routes: readonly Route[],
  screens: Screens,
): Hono<Env> {
  const app = new Hono<Env>();
  const { trustProxy } = edge.ports.config;
  const arrive: Arrive = ({ req, env }) =>
    arrivalOf(req.raw, env.incoming.socket.remoteAddress, trustProxy);
  addRoutes(app, edge, routes, arrive);
  addPages(app, edge, pagesOf(edge, serving, routes), arrive);
  for (const { path, answer } of serving.pages ?? []) app.get(path, ({ req }) => answer(req.raw));
  const otherwise = otherMethods(routes);
  app.notFound(async (context) => {
    const arrival = arrive(context);
    const { request, target } = arrival;
    const ask = async (inner: Request) => app.fetch(inner, context.env);
    const screen = await screens(request, target.path, ask);
    return screen ? dressed(edge, arrival, screen) : refused(edge, arrival, otherwise(target.path));
  });
  app.onError((fault, context) => {
    const arrival = arrive(context);
    return responseOf(edge, arrival, failed(arrival, fault));
  });
  return app;
}

function addRoutes(app: Hono<Env>, edge: Edge, routes: readonly Route[], arrive: Arrive): void {
  for (const route of routes) {
    const { method, path } = route.operation;
    app.on(method, pattern(path), (context) => answer(edge, route, arrive(context)));
  }
}

function addPages(app: Hono<Env>, edge: Edge, pages: readonly Page[], arrive: Arrive): void {
  for (const { path, answer } of pages)
    app.get(path, async (context) => dressed(edge, arrive(context), await answer(context.req.raw)));
  app.get('/metrics', async (context) => {
    const page = await metrics(context.req.raw, context.env.incoming.socket.remoteAddress);
    return page ?? refused(edge, arrive(context), new Refusal('not_found'));
  });
}

function pagesOf(edge: Edge, serving: Serving, routes: readonly Route[]): Page[] {
  const api = Object.fromEntries(routes.map(({ name, operation }) => [name, operation]));
  return [
    { path: '/healthz', answer: alive },
    { path: '/readyz', answer: readiness(serving.ready ?? (async () => []), edge.stopping) },
    ...documentsOf(api, edge.ports.config.publicUrl),
  ];
}

const pattern = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1');

function refused(edge: Edge, arrival: Arrival, refusal: Refusal): Response {
  return responseOf(edge, arrival, failed(arrival, refusal));
}
