import { ReadableStream } from 'node:stream/web';
import type { FileOut } from '#platform/handler';
import { log } from '#platform/log';
import { idsOf, ledOn } from './asked-as.ts';
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
  const lies = await liesAt(edge, route, admitted);
  const file = (await route.handler(call)) as unknown as FileOut;
  const headers = headersOf(edge, arrival, {
    'content-type': file.type,
    'content-disposition': `attachment; filename*=UTF-8''${encoded(file.name)}`,
    ...(file.bytes !== undefined && { 'content-length': String(file.bytes) }),
    ...(lies !== undefined && { 'content-location': lies }),
  });
  const noted = (fault: unknown) =>
    log.error({ request: arrival.id, operation: route.name, fault }, 'a file broke off');
  const body = ReadableStream.from(watched(file.content, call.signal, noted));
  return new Response(body as unknown as BodyInit, { headers });
}

/** Where a file lies of a customer who became part of another: below the one who remains. A file has no place to say so itself. */
async function liesAt(edge: Edge, route: Route, { who, input }: Admitted) {
  const ids = idsOf(route.customers, input);
  if (Object.keys(ids).length === 0) return undefined;
  const led = await edge.ports.db.read(who, 'caller', (tx) => ledOn(tx, ids));
  if (Object.keys(led).length === 0) return undefined;
  const now: Readonly<Record<string, unknown>> = led;
  const params: Readonly<Record<string, unknown>> = Object.assign({}, input.params, led);
  const path = route.operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(params[name]),
  );
  const asked = Object.entries(Object.assign({}, input.query))
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => [name, String(now[name] ?? value)]);
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked)}`;
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
