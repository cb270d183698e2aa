import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { isPublic, lookupPublic, PrivateAddress } from './public-address.ts';

/** What to send, and how long and how large the whole exchange may be. */
export interface Outgoing {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'PROPFIND' | 'REPORT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** For everything together, redirects too; 15 s where not said. */
  readonly timeoutMs?: number;
  /** Most bytes of the answer's body; 5 MB where not said. */
  readonly maxBytes?: number;
  /** Origins that may be reached although they are not public, as in `http://127.0.0.1:41234`: provider twins. */
  readonly allow?: readonly string[];
  /** Whether an answer that leads elsewhere is followed; it is where not said. */
  readonly redirects?: boolean;
  readonly signal?: AbortSignal;
}

/** What came back. Any status: judging it is the caller's. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  /** Where it came from, after redirects. */
  readonly url: string;
}

/** The answer was larger than allowed. */
export class AnswerTooLarge extends Error {}

const usual = { timeoutMs: 15_000, maxBytes: 5_000_000 };
const mostRedirects = 4;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * The one way out to the network for requests of ours. Reaches public addresses only, also after redirects.
 * @throws {PrivateAddress} where the address is not public
 * @throws {AnswerTooLarge} past `maxBytes`
 * @throws TimeoutError past `timeoutMs`; TypeError for what is no http(s) URL
 */
export async function fetchOut(target: string | URL, outgoing: Outgoing = {}): Promise<Answer> {
  const limit = AbortSignal.timeout(outgoing.timeoutMs ?? usual.timeoutMs);
  const signal = outgoing.signal === undefined ? limit : AbortSignal.any([limit, outgoing.signal]);
  let url = new URL(target);
  let asked = outgoing;
  try {
    for (let turns = 0; ; turns += 1) {
      const answer = await exchange(url, asked, signal);
      const { location } = answer.headers;
      if (outgoing.redirects === false) return answer;
      if (!redirects.has(answer.status) || typeof location !== 'string') return answer;
      if (turns === mostRedirects) throw new Error(`${url.origin} redirects too often`);
      const next = new URL(location, url);
      asked = redirected(asked, answer.status, next.origin === url.origin);
      url = next;
    }
  } catch (fault) {
    throw signal.aborted ? signal.reason : fault;
  }
}

async function exchange(url: URL, outgoing: Outgoing, signal: AbortSignal): Promise<Answer> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new TypeError(`${url.protocol} is not http or https`);
  if (url.username !== '' || url.password !== '')
    throw new TypeError('a URL must not carry a password');
  const allowed = outgoing.allow?.includes(url.origin) === true;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowed && isIP(host) !== 0 && !isPublic(host)) throw new PrivateAddress(host);
  const request = (url.protocol === 'https:' ? https : http).request(url, {
    method: outgoing.method ?? 'GET',
    headers: { ...outgoing.headers, 'accept-encoding': 'identity' },
    signal,
    // Never a kept connection: it could have been opened for a caller to whom more was allowed.
    agent: false,
    ...(allowed ? {} : { lookup: lookupPublic }),
  });
  request.end(outgoing.body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const body = await bounded(response, outgoing.maxBytes ?? usual.maxBytes);
  return { status: response.statusCode ?? 0, headers: response.headers, body, url: url.href };
}

async function bounded(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) {
      response.destroy();
      throw new AnswerTooLarge(`the answer is larger than ${maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

// As browsers do: credentials stay with the origin they were meant for, and a 303 (or a 301, 302 to a POST) becomes a GET.
function redirected(asked: Outgoing, status: number, sameOrigin: boolean): Outgoing {
  const secret = new Set(['authorization', 'cookie', 'proxy-authorization']);
  const headers = Object.fromEntries(
    Object.entries(asked.headers ?? {}).filter(
      ([name]) => sameOrigin || !secret.has(name.toLowerCase()),
    ),
  );
  if (status === 307 || status === 308) {
    if (!sameOrigin && asked.body !== undefined)
      throw new Error('the answer asks to send the same body to another origin');
    return { ...asked, headers };
  }
  const { body: _, ...rest } = asked;
  return { ...rest, headers, method: asked.method === 'HEAD' ? 'HEAD' : 'GET' };
}
