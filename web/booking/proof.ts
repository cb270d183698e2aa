import { call } from '../api/call.ts';
import type { Input } from '../api/call.ts';

type Body = Input<'placeBooking'>['body'];

/** For which time, or for days from when on, and for whom a sum counts. */
type Proving = Pick<Body, 'service' | 'start' | 'person'>;

/**
 * Proof that a browser took the trouble of a sum for this booking and no other: nothing to a visitor, much to a program that
 * books a thousand times.
 */
export async function proofFor(slug: string, body: Proving): Promise<Body['proof']> {
  const { challenge, bits } = await call('getProofTask', { params: { slug } });
  if (bits === 0) return null;
  const { service, start, person } = body;
  const contact = person.email ?? person.phone ?? '';
  const number = await solve([challenge, service, start, contact].join('.'), bits);
  return { challenge, number };
}

/** Does the sum beside the page, so that the page stays quick. */
function solve(text: string, bits: number): Promise<number> {
  const worker = new Worker(new URL('proof-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<number>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<number>) => resolve(data));
    worker.addEventListener('error', () => reject(new Error('the sum could not be done')));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin of its own
    worker.postMessage({ text, bits });
  }).finally(() => worker.terminate());
}
