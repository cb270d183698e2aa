import ipaddr from 'ipaddr.js';
import { exposition } from '#platform/metrics';

/** What keeps the server from serving, one sentence each; none when it is ready. */
export type Ready = () => Promise<readonly string[]>;

/** How long one look at readiness counts, in milliseconds: it is asked often, by machines. */
const readyMs = 1_000;

/** Longest wait for the database, in milliseconds: whoever asks wants an answer before long. */
const patienceMs = 3_000;

const unanswered = 'the database does not answer';

/**
 * `/readyz`: whether this server can do its work now.
 * @param longestMs of waiting for what is looked at
 */
export function readiness(
  ready: Ready,
  stopping: AbortSignal,
  longestMs = patienceMs,
): () => Promise<Response> {
  let looked = { at: -Infinity, faults: Promise.resolve<readonly string[]>([]) };
  return async () => {
    if (stopping.aborted) return plain(503, 'stopping');
    if (performance.now() - looked.at > readyMs)
      looked = {
        at: performance.now(),
        faults: inTime(ready(), longestMs).catch(() => [unanswered]),
      };
    const faults = await looked.faults;
    return faults.length === 0 ? plain(200, 'ready') : plain(503, faults.join('\n'));
  };
}

async function inTime(
  looking: Promise<readonly string[]>,
  longestMs: number,
): Promise<readonly string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<readonly string[]>((resolve) => {
    timer = setTimeout(resolve, longestMs, [unanswered]);
  });
  try {
    return await Promise.race([looking, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** `/healthz`: whether the process answers at all. */
export function alive(): Response {
  return plain(200, 'alive');
}

/**
 * `/metrics`, for whoever asks from a private network without a proxy in between: what comes through a proxy comes from
 * the world.
 * @param socket address of the other end of the connection
 * @returns undefined for the world
 */
export async function metrics(
  request: Request,
  socket: string | undefined,
): Promise<Response | undefined> {
  const { headers } = request;
  if (headers.has('x-forwarded-for') || headers.has('forwarded')) return undefined;
  if (socket === undefined || !isPrivate(socket)) return undefined;
  const { type, text } = await exposition();
  return new Response(text, { headers: { 'content-type': type } });
}

function isPrivate(address: string): boolean {
  const range = ipaddr.process(address).range();
  return range === 'loopback' || range === 'private' || range === 'uniqueLocal';
}

function plain(status: number, text: string): Response {
  return new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain' } });
}
