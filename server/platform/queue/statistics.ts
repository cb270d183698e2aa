import { sql } from 'kysely';
import type { Engine } from '../engine.ts';
import { asWorker } from './port.ts';

/** A look for work that takes longer than this was planned by statistics that no longer hold. */
const slowMs = 15;
const atMostEveryMs = 20_000;

/**
 * Has the queue's statistics made anew when looks for work have become slow: a burst of jobs comes sooner than the
 * database's own upkeep, and the embedded database has none.
 * @returns to be told how long a look took
 */
export function statisticsKeeper(engine: Engine): (tookMs: number) => Promise<void> {
  let last = -Infinity;
  return async (tookMs) => {
    if (tookMs < slowMs || performance.now() - last < atMostEveryMs) return;
    last = performance.now();
    await asWorker(engine, (tx) => sql`SELECT clientele.analyze_jobs()`.execute(tx));
  };
}
