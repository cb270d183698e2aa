import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Lesson, Outcome } from './learn.ts';

/**
 * Learns in a thread of its own: it takes a few seconds of computing, for which nobody else should wait.
 * @throws what went wrong there, or why it was called off
 */
export async function learnApart(lesson: Lesson, signal: AbortSignal): Promise<Outcome> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: lesson });
  try {
    const [outcome] = (await once(worker, 'message', { signal })) as [Outcome];
    return outcome;
  } finally {
    await worker.terminate();
  }
}
