import assert from 'node:assert/strict';
import type { CookieOut } from '#platform/handler';
import { refusalOf } from '#platform/constraints';
import { newId } from '#platform/ids';
import { log } from '#platform/log';
import { Refusal } from '#platform/refuse';
import type { Arrival } from './arrival.ts';
import type { Effects } from './call.ts';
import type { Edge } from './edge.ts';
import { problemHeaders, problemOf } from './problem.ts';
import type { Route } from './route.ts';

/** What a call came to, before it is an answer: small enough to keep, whole enough to be given again. */
export interface Outcome {
  readonly status: number;
  /** JSON, or null where there is none. */
  readonly body: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly CookieOut[];
}

/**
 * A handler's reply as an outcome: what the contract has of it, and no more.
 * @throws {ZodError} when the reply is not what the contract says, which is a bug
 */
export function replied(
  route: Route,
  value: unknown,
  { cookies, older }: Effects,
  request: string,
): Outcome {
  const { name, operation } = route;
  if (operation.redirect) return ledTo(value as string, cookies);
  const body = route.reply === undefined ? null : JSON.stringify(route.reply.parse(value));
  const used =
    operation.deprecated === undefined ? older : [{ name, instead: operation.deprecated }];
  const headers = used.length === 0 ? {} : warned(used, request);
  return { status: route.status, body, headers, cookies };
}

/** Since when older names of this version are deprecated. */
const deprecatedSince = Date.UTC(2026, 10, 27) / 1000;

/** Tells whoever used older names (RFC 9745), and whoever runs the server, so that nobody learns it when they are gone. */
function warned(used: Effects['older'], request: string): Readonly<Record<string, string>> {
  for (const { name: older, instead } of used)
    log.warn(
      { request, older, instead },
      'an older name was used, which the next version does not have',
    );
  return {
    deprecation: `@${deprecatedSince}`,
    link: '</api/reference>; rel="deprecation"; type="text/html"',
  };
}

/** Only ever to a page of ours: whatever came in from outside, nobody is led elsewhere by us. */
function ledTo(path: string, cookies: readonly CookieOut[]): Outcome {
  assert(/^\/(?![/\\])/.test(path), 'a redirect leads to a path of ours');
  return { status: 303, body: null, headers: { location: path }, cookies };
}

/** A refusal as an outcome. Cookies it set meanwhile are not sent. */
export function refused(refusal: Refusal, request: string): Outcome {
  const problem = problemOf(refusal, request);
  const headers = problemHeaders(refusal);
  return { status: problem.status, body: JSON.stringify(problem), headers, cookies: [] };
}

/** What a fault comes to. One that is no refusal is a bug: it is noted with the request's id, and not shown. */
export function failed(arrival: Arrival, fault: unknown, operation?: string): Outcome {
  const known = refusalOf(fault);
  const entry = { request: arrival.id, operation, fault };
  if (known === undefined) log.error(entry, 'a request failed');
  else if (known !== fault && known.code === 'unavailable') log.warn(entry, 'the database is away');
  return refused(known ?? new Refusal('internal'), arrival.id);
}

/** An outcome as it goes out. */
export function responseOf(edge: Edge, arrival: Arrival, outcome: Outcome): Response {
  const { status, body, cookies } = outcome;
  const plain = headersOf(edge, arrival, outcome.headers);
  if (cookies.length === 0) return new Response(body, { status, headers: plain });
  const headers = new Headers(plain);
  for (const cookie of cookies) headers.append('set-cookie', edge.jar.write(cookie));
  return new Response(body, { status, headers });
}

/** Headers of an answer of the API, with those of its own. */
export function headersOf(
  edge: Edge,
  arrival: Arrival,
  own: Readonly<Record<string, string>>,
): Record<string, string> {
  return { ...edge.headers, ...own, 'x-request-id': arrival.id };
}

/** The answer to what is so broken that it never became a request. */
export function misunderstood(edge: Edge): Response {
  const id = newId();
  const { status, body, headers } = refused(new Refusal('malformed_request'), id);
  return new Response(body, {
    status,
    headers: { ...edge.headers, ...headers, 'x-request-id': id },
  });
}
