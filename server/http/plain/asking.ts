import type { Ask } from '../screens.ts';

/** The API of one business, as whoever sent the request. */
export type Api = (method: string, path: string, body?: unknown) => Promise<Response>;

/** Headers that belong to the form that was sent, and not to what is asked of the API because of it. */
const ofTheForm = ['content-length', 'content-type', 'transfer-encoding', 'accept-encoding'];

/** Asks the API of one business, as whoever sent a request. */
export function apiOf(request: Request, slug: string, ask: Ask): Api {
  return (method, path, body) => {
    const headers = new Headers(request.headers);
    for (const name of ofTheForm) headers.delete(name);
    headers.set('accept', 'application/json');
    if (body !== undefined) headers.set('content-type', 'application/json');
    const text = body === undefined ? null : JSON.stringify(body);
    const address = new URL(`/api/b/${slug}${path}`, request.url);
    return ask(
      new Request(address, {
        method,
        headers: text === null ? headers : withLength(headers, text),
        body: text,
      }),
    );
  };
}

function withLength(headers: Headers, text: string): Headers {
  headers.set('content-length', String(Buffer.byteLength(text)));
  return headers;
}

/** A page that no one keeps. */
export function shown(page: string, status = 200): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(page, { status, headers });
}
