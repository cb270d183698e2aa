import { setTimeout as sleep } from 'node:timers/promises';
import type { Addressed } from './lives.ts';

/** What a request brings beside its method and path. */
export interface Sending {
  readonly body?: unknown;
  /** Bytes in place of a JSON body. */
  readonly file?: string;
  readonly key?: string;
}

/** An answer that arrived whole. */
export interface Arrived {
  readonly status: number;
  /** Given from what was kept of an earlier request with the same Idempotency-Key. */
  readonly replayed: boolean;
  readonly body: Record<string, unknown>;
}

/** Somebody who sends requests to a program that is killed again and again, and counts what comes of them. */
export interface Client {
  /** Sends once. @returns undefined when no answer came: whether it was done is not known then */
  once(method: string, path: string, sending?: Sending): Promise<Arrived | undefined>;
  /** Sends until an answer comes. */
  surely(method: string, path: string, sending?: Sending): Promise<Arrived>;
  readonly counts: { lost: number; repeated: number; replayed: number };
  /** Answers that no client should get: faults of the program. */
  readonly strange: string[];
}

const patienceMs = 30_000;
const beforeAgainMs = 50;

/** @param headers say who sends */
export function clientOf(lives: Addressed, headers: Readonly<Record<string, string>>): Client {
  const counts = { lost: 0, repeated: 0, replayed: 0 };
  const strange: string[] = [];

  const once: Client['once'] = async (method, path, sending = {}) => {
    const url = await lives.address();
    try {
      const arrived = await send(url + path, method, headers, sending);
      if (arrived.replayed) counts.replayed += 1;
      if (arrived.status >= 500)
        strange.push(`${method} ${path}: ${arrived.status} ${JSON.stringify(arrived.body)}`);
      return arrived;
    } catch {
      counts.lost += 1;
      return undefined;
    }
  };
  const surely: Client['surely'] = async (method, path, sending) => {
    for (;;) {
      const arrived = await once(method, path, sending);
      // The request in progress may be one of the life before, whose end its database has not yet noticed.
      if (arrived !== undefined && arrived.body['code'] !== 'request_in_progress') return arrived;
      counts.repeated += 1;
      await sleep(beforeAgainMs);
    }
  };
  return { once, surely, counts, strange };
}

async function send(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  { body, file, key }: Sending,
): Promise<Arrived> {
  const bytes = file ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(patienceMs),
    headers: {
      ...headers,
      ...(bytes !== undefined && { 'content-type': file ? 'text/csv' : 'application/json' }),
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    ...(bytes !== undefined && { body: bytes }),
  });
  const text = await response.text();
  return {
    status: response.status,
    replayed: response.headers.get('idempotency-replayed') === 'true',
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}
