import { Worker } from 'node:worker_threads';
import type { MirrorReport } from '#contract/mirror';
import { refuse, type RefusalDetails } from '#platform/refuse';
import type { ErrorCode } from '#contract/errors';

/** A file in memory, for as long as it is looked at. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What is asked of the thread: to look at files, or at a database. */
export interface Asked {
  readonly files?: readonly SentFile[];
  /** Address of a PostgreSQL that the operator named. */
  readonly database?: string;
  /** Names and contacts are shown whole. */
  readonly whole: boolean;
}

/** The report, and the same as one HTML file. */
export interface Mirrored {
  readonly report: MirrorReport;
  readonly page: string;
}

/** What the thread answers. */
export type Answered =
  | { readonly mirrored: Mirrored }
  | { readonly refused: { readonly code: ErrorCode; readonly details: RefusalDetails } };

/** The last that is looked at: one after the other, for each takes memory and both hands. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Looks at files or a database in a thread of its own, so that whoever asks the server meanwhile does not wait; when it is done nothing
 * of them is left.
 * @throws Refusal `file_unreadable`, `database_unreachable`; the signal's reason where it ends before
 */
export function mirrorApart(asked: Asked, signal: AbortSignal): Promise<Mirrored> {
  const mine = last.then(() => run(asked, signal));
  last = mine.catch(() => undefined);
  return mine;
}

async function run(asked: Asked, signal: AbortSignal): Promise<Mirrored> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('apart-thread.ts', import.meta.url), { workerData: asked });
  const { promise, resolve, reject } = Promise.withResolvers<Answered>();
  worker.once('message', resolve);
  worker.once('error', reject);
  const stop = () => reject(signal.reason as Error);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const answered = await promise;
    if ('mirrored' in answered) return answered.mirrored;
    return refuse(answered.refused.code, answered.refused.details);
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
