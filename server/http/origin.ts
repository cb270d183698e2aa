import { refuse } from '#platform/refuse';

/**
 * Refuses a write that another site makes a browser send. Browsers say where a request comes from; what carries a
 * cookie and says nothing is refused too. A request that brings its own Authorization header needs no such care: no
 * other site can make a browser add it.
 * @param origins the addresses under which our own pages are reached
 * @throws {Refusal} `cross_site`
 */
export function sameSiteOnly(request: Request, origins: readonly string[]): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const { headers } = request;
  if (headers.has('authorization')) return;
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  if (site !== null) {
    if (site !== 'same-origin') refuse('cross_site');
  } else if (origin !== null) {
    if (!origins.includes(origin)) refuse('cross_site');
  } else if (headers.has('cookie')) refuse('cross_site');
}
