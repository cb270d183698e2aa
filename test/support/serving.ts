import assert from 'node:assert/strict';
import { errorsOf } from '#contract/openapi';
import type { Operation } from '#contract/operation';
import { problem } from '#contract/problem';
import { newId } from '#platform/ids';
import type { Implemented } from '#platform/handler';
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

/**
 * Serves rooms on a free port, to callers who are whom their bearer token names. Whatever an operation refuses with must
 * be among what the contract says it may refuse with: `send` fails otherwise, in every test.
 */
export async function serving(options: Options): Promise<TestServer> {
  const { db, config, callers = {}, rooms = [], ...rest } = options;
  // Tests without a database serve operations that need none; whoever reaches for it fails.
  const ports = testPorts(db as Database, { port: 0, ...config });
  const served = await serve({
    ports,
    rooms,
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
    send: async (method, path, bringing) => {
      const answered = await send(served.url + path, method, bringing ?? {});
      if (answered.headers.get('content-type') === 'application/problem+json')
        assertDeclared(rooms, method, path, answered);
      return answered;
    },
    close: () => served.close(),
  };
}

/** What no operation answers, such as a path that is none, is not the contract's to declare. */
function assertDeclared(
  rooms: readonly Implemented[],
  method: string,
  path: string,
  answered: Answered,
): void {
  const operation = operationAt(rooms, method, path.split('?')[0] ?? '');
  if (operation === undefined) return;
  const { code } = problem.parse(answered.json());
  assert.ok(
    errorsOf(operation).includes(code),
    `${method} ${operation.path} refused with ${code}, which the contract does not declare for it`,
  );
}

const patterns = new WeakMap<Operation, RegExp>();

/** The operation that answers a call; of two whose paths fit, the one that names more of it. */
function operationAt(
  rooms: readonly Implemented[],
  method: string,
  path: string,
): Operation | undefined {
  const fitting = rooms
    .flat()
    .map(({ operation }) => operation)
    .filter((one) => one.method === method && patternOf(one).test(path));
  return fitting.toSorted((one, other) => paramsOf(one) - paramsOf(other))[0];
}

function patternOf(operation: Operation): RegExp {
  const pattern =
    patterns.get(operation) ?? new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
  patterns.set(operation, pattern);
  return pattern;
}
const paramsOf = ({ params }: Operation) => Object.keys(params?.shape ?? {}).length;

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
