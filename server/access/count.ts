import type { Database } from '#platform/db';
import { refuse } from '#platform/refuse';
import { sourceOf } from '#platform/source';
import type { Who } from '#platform/who';
import { countAttempts, type Attempt, type Limit } from './attempts.ts';

/** Says that it was too often, and how long to wait. */
function tooOften(seconds: number): never {
  return refuse('too_many_requests', { facts: { retryAfterSeconds: seconds } });
}

/**
 * Counts attempts in a transaction of its own, committed before anything is judged.
 * @throws {Refusal} `too_many_requests`
 */
export async function count(db: Database, who: Who, attempts: readonly Attempt[]): Promise<void> {
  const wait = await db.as(who, 'gate', (tx) => countAttempts(tx, attempts));
  if (wait !== null) tooOften(wait);
}

/** An attempt counted for where the caller comes from; callers without an address share one count. */
export function fromSource(who: Who, limit: Limit): Attempt {
  return { limit, subject: who.address === undefined ? '' : sourceOf(who.address) };
}
