import type { Arrival } from './arrival.ts';
import type { Edge } from './edge.ts';

/** A path outside of the contract, answered for GET. */
export interface Page {
  readonly path: string;
  readonly answer: (request: Request) => Response | Promise<Response>;
}

/** A page with the headers every page has, and the id of its request. */
export function dressed(edge: Edge, arrival: Arrival, page: Response): Response {
  for (const [name, value] of Object.entries(edge.pageHeaders)) page.headers.set(name, value);
  page.headers.set('x-request-id', arrival.id);
  return page;
}
