import { fetchOut, type Outgoing } from '#platform/fetch-out';
import { refuseStatus } from './ask.ts';

const limits = { maxBytes: 10_000_000, timeoutMs: 30_000 };
const mostRedirects = 3;
const redirects: ReadonlySet<number> = new Set([301, 302, 307, 308]);

/**
 * `fetch` for the CalDAV library, made of our own way out. A redirect is followed within its origin only, and with the method
 * that was asked: others would lose the question, or give the password away.
 * @throws {CalendarFault} within the library, for an answer that brings nothing
 */
export function davFetch(allow: readonly string[]): typeof globalThis.fetch {
  return async (input, init = {}) => {
    let url = new URL(input instanceof Request ? input.url : input);
    const outgoing: Outgoing = {
      ...limits,
      method: (init.method ?? 'GET') as NonNullable<Outgoing['method']>,
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(typeof init.body === 'string' ? { body: init.body } : {}),
      redirects: false,
      allow,
    };
    for (let turns = 0; ; turns += 1) {
      const { status, headers, body } = await fetchOut(url, outgoing);
      const location = typeof headers.location === 'string' ? new URL(headers.location, url) : null;
      const follows =
        location !== null &&
        redirects.has(status) &&
        init.redirect !== 'manual' &&
        location.origin === url.origin &&
        turns < mostRedirects;
      if (!follows) {
        // The library would tell of it in words only.
        if (init.redirect !== 'manual') refuseStatus(status);
        return responseOf(url, status, headers, body);
      }
      url = location;
    }
  };
}

function responseOf(
  url: URL,
  status: number,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: Buffer,
): Response {
  const sent = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const hasBody = status >= 200 && status !== 204 && status !== 304;
  const response = new Response(hasBody ? new Uint8Array(body) : null, { status, headers: sent });
  // A response that is made has no address, and the library asks for it.
  Object.defineProperty(response, 'url', { value: url.href });
  return response;
}
