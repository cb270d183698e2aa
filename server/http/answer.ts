import type { Arrival } from './arrival.ts';
import type { Edge } from './edge.ts';
import { letIn } from './let-in.ts';
import { failed, responseOf } from './outcome.ts';
import { perform } from './perform.ts';
import type { Route } from './route.ts';
import { streamed } from './stream.ts';

/** Answers one call of one operation; what goes wrong becomes a problem. */
export async function answer(edge: Edge, route: Route, arrival: Arrival): Promise<Response> {
  try {
    const admitted = await letIn(edge, route, arrival);
    if (route.operation.stream) return await streamed(edge, route, admitted);
    return responseOf(edge, arrival, await perform(edge, route, admitted));
  } catch (fault) {
    return responseOf(edge, arrival, failed(arrival, fault, route.name));
  }
}
