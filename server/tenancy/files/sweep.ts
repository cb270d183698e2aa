import { sql } from 'kysely';
import { inSeconds } from '#platform/clock';
import type { Database } from '#platform/db';
import type { FilePort } from '#platform/files';
import type { Tenanted } from '#platform/who';
import { dropBytes } from './keep.ts';

/** Bytes that came within this time stay whatever the books say: an upload may still be on its way to be entered. */
const safeSeconds = 24 * 3600;

/** Files that are looked up at once. */
const most = 50;

/**
 * Drops the bytes of a business that no file has: of files that were dropped, and what a crash left between storing
 * bytes and entering them. Files that count and bytes younger than a day stay.
 * @param signal ends it between two files; the next sweep goes on
 * @returns how many went
 */
export async function sweepFiles(
  db: Database,
  files: FilePort,
  who: Tenanted,
  signal: AbortSignal,
): Promise<number> {
  const of = { tenant: who.tenant, before: inSeconds(-safeSeconds) };
  let dropped = 0;
  for await (const some of batches(files.list(who.tenant)))
    for (const sha256 of await strays(db, who, some)) {
      signal.throwIfAborted();
      dropped += await db.as(who, 'engine', (tx) => dropBytes(tx, files, of, [sha256]));
    }
  return dropped;
}

async function* batches(all: AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const one of all) {
    batch.push(one);
    if (batch.length < most) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Those of some bytes that no file has; each is looked at again before it goes. */
async function strays(db: Database, who: Tenanted, some: readonly string[]): Promise<string[]> {
  const { rows } = await db.read(who, 'engine', (tx) =>
    sql<{ sha256: string }>`
      SELECT s.sha256 FROM unnest(${some}::text[]) AS s (sha256)
      WHERE NOT EXISTS (SELECT FROM clientele.files f WHERE f.tenant_id = ${who.tenant}
        AND f.sha256 = decode(s.sha256, 'hex') AND f.dropped_at IS NULL)`.execute(tx),
  );
  return rows.map((row) => row.sha256);
}
