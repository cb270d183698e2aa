import type { ImportDetail } from '#contract/imports';
import type { Database } from '#platform/db';
import type { System } from '#platform/who';
import { rests, watchImport } from '#imports';

/** Between two lines about the progress. */
const tellEveryMs = 2000;

/** What following an import needs besides the database. */
export interface Following {
  /** Ends at an interrupt: then the watching ends, and nothing else. */
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** How long it may stand still before there is no sense in watching any more; as long as one watch where not said. */
  readonly stillMs?: number;
}

/**
 * Watches an import for as long as it moves, however long it takes, and says how far it is.
 * @param begun the import as it was begun
 * @returns how it stands in the end: at rest, unless it was interrupted or nobody works it
 */
export async function follow(
  db: Database,
  who: System,
  begun: ImportDetail,
  { signal, say, stillMs }: Following,
): Promise<ImportDetail> {
  let last = begun;
  let told = performance.now();
  for (;;) {
    const before = last;
    for await (const now of watchImport(db, who, begun.id, signal, stillMs)) {
      last = now;
      if (performance.now() - told < tellEveryMs) continue;
      told = performance.now();
      say(progressOf(now));
    }
    if (signal.aborted || rests(last.state)) return last;
    if (before.doneBytes === last.doneBytes && before.state === last.state) return last;
  }
}

function progressOf({ doneBytes, bytes, counts }: ImportDetail): string {
  return `  ${Math.floor((100 * doneBytes) / Math.max(1, bytes))} %, ${counts.read} rows`;
}
