import { ReadableStream } from 'node:stream/web';
import type { FileOut } from '#platform/handler';
import { log } from '#platform/log';
import { type Admitted, callOf, noEffects } from './call.ts';
import type { Edge } from './edge.ts';
import { headersOf } from './outcome.ts';
import type { Route } from './route.ts';

/**
 * Answers with a file, piece by piece as the handler makes it. Always to be kept, never to be shown: what customers
 * sent in must not run in our own origin. A fault on the way breaks the connection off, so that half a file is not
 * taken for a whole one.
 */
export async function downloaded(edge: Edge, route: Route, admitted: Admitted): Promise<Response> {
  const { arrival } = admitted;
  const call = callOf(edge, admitted, undefined, noEffects());
  const file = (await route.handler(call)) as unknown as FileOut;
  const headers = headersOf(edge, arrival, {
    'content-type': file.type,
    'content-disposition': `attachment; filename*=UTF-8''${encoded(file.name)}`,
    ...(file.bytes !== undefined && { 'content-length': String(file.bytes) }),
  });
  const noted = (fault: unknown) =>
    log.error({ request: arrival.id, operation: route.name, fault }, 'a file broke off');
  const body = ReadableStream.from(watched(file.content, call.signal, noted));
  return new Response(body as unknown as BodyInit, { headers });
}

async function* watched(
  content: AsyncIterable<Uint8Array>,
  over: AbortSignal,
  noted: (fault: unknown) => void,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of content) {
      if (over.aborted) return;
      yield piece;
    }
  } catch (fault) {
    noted(fault);
    throw fault;
  }
}

/** A name as RFC 8187 writes it. */
function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
