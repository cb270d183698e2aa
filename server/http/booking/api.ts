import type { Ask } from '../screens.ts';

/** Asks the API something that anybody may read; undefined where it says no. */
export type Read = <T>(
  path: string,
  query?: Readonly<Record<string, string | undefined>>,
) => Promise<T | undefined>;

/** Headers that say where a request came from; no cookie, and nothing else by which anybody would be known. */
const kept = ['host', 'user-agent', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'];

/** The API of one business, read as nobody: what is written into a page is the same for everybody. */
export function readerOf(request: Request, slug: string, ask: Ask): Read {
  const headers = new Headers({ accept: 'application/json' });
  for (const name of kept) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return async <T>(path: string, query: Readonly<Record<string, string | undefined>> = {}) => {
    const address = new URL(`/api/b/${slug}${path}`, request.url);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) address.searchParams.set(name, value);
    const answer = await ask(new Request(address, { headers }));
    return answer.ok ? ((await answer.json()) as T) : undefined;
  };
}
