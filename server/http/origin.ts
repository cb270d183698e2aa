import type { Config } from '#platform/config';
import { isLoopback } from '#platform/loopback';
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

/**
 * Refuses what a foreign page sends to a server that only this machine should reach, by a name of its own that it lets
 * point here (DNS rebinding): to the browser that is one site, and only the Host header tells. Elsewhere names are the
 * proxy's to check.
 * @returns looks at one request. @throws {Refusal} `cross_site`
 */
export function ownNamesOnly({
  host,
  publicUrl,
  trustProxy,
}: Pick<Config, 'host' | 'publicUrl' | 'trustProxy'>): (request: Request) => void {
  if (trustProxy > 0 || !isLoopback(host)) return () => undefined;
  const { hostname } = new URL(publicUrl);
  let known = '';
  return ({ headers, url }) => {
    const named = headers.get('host') ?? '';
    if (named === known) return;
    const name = new URL(url).hostname;
    if (!isLoopback(name) && name !== hostname) refuse('cross_site');
    known = named;
  };
}
