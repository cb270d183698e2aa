import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportDetail } from '#contract/imports';
import { now } from '#platform/clock';
import type { Database } from '#platform/db';
import type { Tenanted } from '#platform/who';
import { importFor } from './in-part.ts';
import { rests } from './rules.ts';
import { findImport, shownImport } from './store.ts';

const everyMs = 400;
const longestMs = 15 * 60_000;

/**
 * Tells how an import stands, each time that changes, until it comes to rest or the watcher leaves.
 * @param mostMs how long at most
 */
export async function* watchImport(
  db: Database,
  who: Tenanted,
  id: string,
  signal: AbortSignal,
  mostMs: number = longestMs,
): AsyncGenerator<ImportDetail> {
  const until = performance.now() + mostMs;
  let last = '';
  while (!signal.aborted && performance.now() < until) {
    const row = await db.as(who, 'caller', (tx) => findImport(tx, who, id));
    const shown = importFor(who, shownImport(row, now()));
    const text = JSON.stringify({ ...shown, rowsPerSecond: null });
    if (text !== last) yield shown;
    last = text;
    if (rests(shown.state)) return;
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
