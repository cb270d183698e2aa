import type { Arrival } from './arrival.ts';
import type { Edge } from './edge.ts';

/** A path outside of the contract, answered for GET. */
export interface Page {
  readonly path: string;
  readonly answer: (request: Request) => Response | Promise<Response>;
}

/**
 * A page with the headers every page has, and the id of its request. A page that brings a policy of its own says in it who may
 * frame it; the older header, which knows only all or nothing, is left out.
 */
export function dressed(edge: Edge, arrival: Arrival, page: Response): Response {
  const saysItself = page.headers.has('content-security-policy');
  for (const [name, value] of Object.entries(edge.pageHeaders))
    if (!page.headers.has(name) && !(saysItself && name === 'x-frame-options'))
      page.headers.set(name, value);
  page.headers.set('x-request-id', arrival.id);
  return page;
}
