import type { CallOptions, Method, Name, UploadOf } from './calls.ts';
import { operations } from './operations.ts';
import { ClienteleProblem, problemIn } from './problem.ts';
import { readEvents } from './stream.ts';

/** How to reach the API. */
export interface ClientOptions {
  /** Where the server is, as in `https://clientele.example.com`. */
  readonly url: string | URL;
  /** An API key, or a token that the server accepts. */
  readonly key: string;
  /** How often a call that met no answer, 429 or 503 is sent again; twice where not said. */
  readonly retries?: number;
  /** Longest time of one attempt, in milliseconds; 30 s where not said. Streams and uploads take what they take. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

/** One method an operation of the API, by the operation's name. */
export type Client = { readonly [N in Name]: Method<N> };

interface Call {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly upload?: UploadOf;
}

/**
 * A client of the API. Methods throw `ClienteleProblem`. Writes carry an Idempotency-Key, so that one that is sent again
 * is done once.
 */
export function createClient(options: ClientOptions): Client {
  const methods = Object.entries(operations).map(([name, [method, path, stream]]) => {
    const act = (input: Call = {}, given: CallOptions = {}) => {
      const request = () => send(options, { method, path, stream }, input, given);
      return stream === 'stream' ? readEvents(request) : request().then(read);
    };
    return [name, act];
  });
  return Object.fromEntries(methods) as Client;
}

async function read(answer: Response): Promise<unknown> {
  return answer.status === 204 ? undefined : answer.json();
}

interface Shape {
  readonly method: string;
  readonly path: string;
  readonly stream: string | undefined;
}

async function send(
  options: ClientOptions,
  { method, path, stream }: Shape,
  input: Call,
  given: CallOptions,
): Promise<Response> {
  const url = new URL(addressOf(path, input), options.url);
  const { body, upload } = input;
  const headers: Record<string, string> = { authorization: `Bearer ${options.key}` };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (upload !== undefined) headers['content-type'] = upload.type;
  if (method !== 'GET' && upload === undefined)
    headers['idempotency-key'] = given.idempotencyKey ?? crypto.randomUUID();
  const once = upload?.file instanceof ReadableStream;
  const content = upload === undefined ? body && JSON.stringify(body) : upload.file;
  const timeoutMs = stream === 'stream' || upload ? undefined : (options.timeoutMs ?? 30_000);
  const request = {
    method,
    headers,
    redirect: 'error',
    ...(content !== undefined && { body: content as BodyInit }),
    ...(once && { duplex: 'half' }),
  } as RequestInit;
  return attempts(options, upload === undefined ? (options.retries ?? 2) : 0, given.signal, () => {
    const signals = [given.signal, timeoutMs && AbortSignal.timeout(timeoutMs)];
    const some = signals.filter((one) => one instanceof AbortSignal);
    return (options.fetch ?? fetch)(url, { ...request, signal: AbortSignal.any(some) });
  });
}

async function attempts(
  options: ClientOptions,
  left: number,
  signal: AbortSignal | undefined,
  attempt: () => Promise<Response>,
): Promise<Response> {
  let problem: ClienteleProblem;
  let seconds = 2 ** -left;
  try {
    const answer = await attempt();
    if (answer.ok) return answer;
    problem = await problemIn(answer);
    if (left === 0 || (answer.status !== 429 && answer.status !== 503)) throw problem;
    seconds = Number(answer.headers.get('retry-after')) || seconds;
  } catch (fault) {
    if (fault instanceof ClienteleProblem) throw fault;
    signal?.throwIfAborted();
    const detail = `${String(options.url)} could not be reached`;
    problem = new ClienteleProblem({ code: 'unreachable', detail }, fault);
    if (left === 0) throw problem;
  }
  // What takes longer than half a minute is the caller's to wait for.
  if (seconds > 30) throw problem;
  await pause(seconds * 1000, signal);
  return attempts(options, left - 1, signal, attempt);
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}

function addressOf(path: string, { params = {}, query = {} }: Call): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, key: string) =>
    encodeURIComponent(String(params[key])),
  );
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return search === '' ? filled : `${filled}?${search}`;
}
