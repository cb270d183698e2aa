import { setTimeout as sleep } from 'node:timers/promises';
import type { CookieOut } from '#platform/handler';
import { mayRunAgain, refusalOf } from '#platform/constraints';
import { log } from '#platform/log';
import { Refusal, refuse } from '#platform/refuse';
import { sourceOf } from '#platform/source';
import { admit } from './admit.ts';
import type { Arrival } from './arrival.ts';
import { hasBody, jsonBody } from './body.ts';
import { type Admitted, callOf } from './call.ts';
import type { Edge } from './edge.ts';
import { type Input, inputOf } from './input.ts';
import { sameSiteOnly } from './origin.ts';
import { problemHeaders, problemOf } from './problem.ts';
import type { Route } from './route.ts';
import { uploadOf } from './upload.ts';

/** How often a transaction that met another is run in all. */
const mostRuns = 4;

/** Answers one call of one operation; what goes wrong becomes a problem. */
export async function answer(edge: Edge, route: Route, arrival: Arrival): Promise<Response> {
  try {
    const admitted = await letIn(edge, route, arrival);
    const cookies: CookieOut[] = [];
    const value = await worked(edge, route, admitted, cookies);
    return succeeded(edge, route, arrival, value, cookies);
  } catch (fault) {
    return failed(edge, arrival, fault, route.name);
  }
}

async function letIn(edge: Edge, route: Route, arrival: Arrival): Promise<Admitted> {
  const { request, id, address, target } = arrival;
  const { operation } = route;
  takePace(edge, route, address);
  sameSiteOnly(request, edge.origins);
  const agent = request.headers.get('user-agent')?.slice(0, 400);
  const who = await edge.resolve({
    cookies: edge.jar.read(request.headers.get('cookie')),
    authorization: request.headers.get('authorization'),
    path: target.path,
    request: id,
    address,
    ...(agent !== undefined && { agent }),
  });
  admit(operation.who, who);
  const body = operation.upload ? undefined : await bodyOf(edge, route, request);
  const input = inputOf(route, target, body);
  if (operation.upload === undefined) return { who, input, arrival };
  return { who, input, arrival, upload: uploadOf(request, operation.upload, fileName(input)) };
}

/** An upload is called what the query's `name` says, where there is one. */
function fileName({ query }: Input): string {
  const name = (query as { name?: unknown } | undefined)?.name;
  return typeof name === 'string' ? name : '';
}

function takePace(edge: Edge, route: Route, address: string): void {
  const source = sourceOf(address);
  const at = performance.now();
  edge.pace.take(source, edge.limits.callsPerMinute, at);
  const { perMinute } = route.operation;
  if (perMinute !== undefined) edge.pace.take(`${route.name} ${source}`, perMinute, at);
}

async function bodyOf(edge: Edge, route: Route, request: Request): Promise<unknown> {
  if (route.body !== undefined) return jsonBody(request, edge.limits.bodyBytes);
  if (hasBody(request))
    refuse('invalid_input', { fields: [{ path: 'body', message: 'is not taken here' }] });
  return undefined;
}

async function worked(
  edge: Edge,
  route: Route,
  admitted: Admitted,
  cookies: CookieOut[],
): Promise<unknown> {
  const { authority } = route.operation;
  if (authority === 'none') return route.handler(callOf(edge, admitted, undefined, cookies));
  for (let run = 1; ; run += 1) {
    try {
      return await edge.ports.db.as(admitted.who, authority, async (tx) =>
        route.handler(callOf(edge, admitted, tx, cookies)),
      );
    } catch (fault) {
      if (run === mostRuns || !mayRunAgain(fault)) throw fault;
      cookies.length = 0;
      await sleep(Math.random() * 20 * 2 ** run);
    }
  }
}

function succeeded(
  edge: Edge,
  route: Route,
  arrival: Arrival,
  value: unknown,
  cookies: readonly CookieOut[],
): Response {
  const body = route.reply === undefined ? null : JSON.stringify(route.reply.parse(value));
  const plain = { ...edge.headers, 'x-request-id': arrival.id };
  if (cookies.length === 0) return new Response(body, { status: route.status, headers: plain });
  const headers = new Headers(plain);
  for (const cookie of cookies) headers.append('set-cookie', edge.jar.write(cookie));
  return new Response(body, { status: route.status, headers });
}

/** The problem that a fault becomes. One that is no refusal is a bug: it is noted with the request's id, and not shown. */
export function failed(edge: Edge, arrival: Arrival, fault: unknown, operation?: string): Response {
  const known = refusalOf(fault);
  if (known !== fault)
    log.error({ request: arrival.id, operation, err: fault }, 'a request failed');
  const refusal = known ?? new Refusal('internal');
  const problem = problemOf(refusal, arrival.id);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { ...edge.headers, ...problemHeaders(refusal), 'x-request-id': arrival.id },
  });
}
