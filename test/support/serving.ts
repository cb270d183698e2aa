import { newId } from '#platform/ids';
import type { Database } from '../../server/platform/db.ts';
import { refuse } from '#platform/refuse';
import type { Who } from '../../server/platform/who.ts';
import { serve, type Serving } from '../../server/http.ts';
import { testPorts } from './ports.ts';

/** What a request brings beside its method and path. */
export interface Bringing {
  /** Sent as JSON; a string or bytes are sent as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Name of the caller who sends it, among `callers`; nobody where not said. */
  readonly as?: string;
}

/** An answer, read to its end. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; throws when it is none. */
  readonly json: () => Record<string, unknown>;
}

/** A server for one test. */
export interface TestServer {
  readonly url: string;
  readonly send: (method: string, path: string, bringing?: Bringing) => Promise<Answered>;
  close(): Promise<void>;
}

type Options = Partial<Omit<Serving, 'ports'>> & {
  readonly db?: Database;
  readonly config?: Parameters<typeof testPorts>[1];
  /** Callers by the token that stands for them. */
  readonly callers?: Readonly<Record<string, Who>>;
};

/** Serves rooms on a free port, to callers who are whom their bearer token names. */
export async function serving(options: Options): Promise<TestServer> {
  const { db, config, callers = {}, ...rest } = options;
  // Tests without a database serve operations that need none; whoever reaches for it fails.
  const ports = testPorts(db as Database, { port: 0, ...config });
  const served = await serve({
    ports,
    rooms: [],
    strictReplies: true,
    resolve: async ({ authorization, request }) => {
      if (authorization === null) return { kind: 'anonymous', request };
      const who = callers[authorization.replace('Bearer ', '')] ?? refuse('signed_out');
      return { ...who, request };
    },
    ...rest,
  });
  return {
    url: served.url,
    send: (method, path, bringing) => send(served.url + path, method, bringing ?? {}),
    close: () => served.close(),
  };
}

async function send(
  url: string,
  method: string,
  { body, headers, as }: Bringing,
): Promise<Answered> {
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(as !== undefined && { authorization: `Bearer ${as}` }),
      ...headers,
    },
    ...(body !== undefined && { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = () => JSON.parse(text) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, text, json };
}

/** An id that nothing has. */
export const noId = newId();
