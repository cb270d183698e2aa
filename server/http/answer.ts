import { observeRequest } from '#platform/metrics';
import { refuse } from '#platform/refuse';
import type { Arrival } from './arrival.ts';
import type { Edge } from './edge.ts';
import { letIn } from './let-in.ts';
import { downloaded } from './download.ts';
import { failed, responseOf } from './outcome.ts';
import { perform } from './perform.ts';
import type { Route } from './route.ts';
import { streamed } from './stream.ts';

/** Answers one call of one operation, and notes how long that took; what goes wrong becomes a problem. */
export async function answer(edge: Edge, route: Route, arrival: Arrival): Promise<Response> {
  const began = performance.now();
  const response = await answered(edge, route, arrival);
  observeRequest(route.name, response.status, (performance.now() - began) / 1000);
  return response;
}

async function answered(edge: Edge, route: Route, arrival: Arrival): Promise<Response> {
  try {
    if (edge.stopping.aborted) refuse('unavailable');
    const admitted = await letIn(edge, route, arrival);
    if (route.operation.stream) return await streamed(edge, route, admitted);
    if (route.operation.download) return await downloaded(edge, route, admitted);
    return responseOf(edge, arrival, await perform(edge, route, admitted));
  } catch (fault) {
    return responseOf(edge, arrival, failed(arrival, fault, route.name));
  }
}
