import type { Who } from '#platform/who';
import { refuse } from '#platform/refuse';
import { sourceOf } from '#platform/source';
import { admit } from './admit.ts';
import type { Arrival } from './arrival.ts';
import { hasBody, jsonBody } from './body.ts';
import type { Admitted } from './call.ts';
import type { Edge } from './edge.ts';
import { type Input, inputOf } from './input.ts';
import { sameSiteOnly } from './origin.ts';
import type { Route } from './route.ts';
import { uploadOf } from './upload.ts';

/**
 * Lets a call in, cheapest check first: pace, origin, credential, act, and only then its input; whoever may not call
 * an operation has nothing read or parsed for them.
 * @throws {Refusal} for the first thing that is wrong
 */
export async function letIn(edge: Edge, route: Route, arrival: Arrival): Promise<Admitted> {
  const { request, target } = arrival;
  const { operation } = route;
  takePace(edge, route, arrival.address);
  edge.meantForUs(request);
  if (operation.fromAnywhere !== true) sameSiteOnly(request, edge.origins);
  const who = await callerOf(edge, arrival);
  admit(operation.who, who);
  const body = operation.upload ? undefined : await bodyOf(edge, route, request);
  const input = inputOf(route, target, body);
  if (operation.upload === undefined) return { who, input, body, arrival };
  const upload = uploadOf(request, operation.upload, fileName(input), edge.limits);
  return { who, input, body, arrival, upload };
}

function takePace(edge: Edge, route: Route, address: string): void {
  const source = sourceOf(address);
  const at = performance.now();
  edge.pace.take(source, edge.limits.callsPerMinute, at);
  const { perMinute } = route.operation;
  if (perMinute !== undefined) edge.pace.take(`${route.name} ${source}`, perMinute, at);
}

function callerOf(edge: Edge, { request, id, address, target }: Arrival): Promise<Who> {
  const agent = request.headers.get('user-agent')?.slice(0, 400);
  return edge.resolve({
    cookies: edge.jar.read(request.headers.get('cookie')),
    authorization: request.headers.get('authorization'),
    path: target.path,
    request: id,
    address,
    ...(agent !== undefined && { agent }),
  });
}

async function bodyOf(edge: Edge, route: Route, request: Request): Promise<unknown> {
  if (route.body !== undefined) return jsonBody(request, edge.limits);
  if (hasBody(request))
    refuse('invalid_input', { fields: [{ path: 'body', message: 'is not taken here' }] });
  return undefined;
}

/** An upload is called what the query's `name` says, where there is one. */
function fileName({ query }: Input): string {
  const name = (query as { name?: unknown } | undefined)?.name;
  return typeof name === 'string' ? name : '';
}
