import type { Database } from '#platform/db';
import type { Job } from '#platform/tasks';
import type { System } from '#platform/who';
import { record } from '#audit';
import { identifyMany } from '#identity';
import { ahead } from './ahead.ts';
import { type Batch, readBatches } from './batches.ts';
import { openFile } from './open-file.ts';
import { type ImportJob, insertFaults } from './run.ts';
import { makeTags } from './make-tags.ts';
import { type MetTags, meetTags, shownTags } from './new-tags.ts';
import { lockImport } from './store.ts';
import { addTally, emptyTally, type Tally, tallyOf } from './tally.ts';

/**
 * The dry run: reads and matches every row and keeps nothing but the counts and the faults. Rows are matched against the
 * base and, within a batch, against each other; a person who turns up twice further apart than that is counted as new twice.
 */
export async function runCheck(
  job: Pick<Job<ImportJob>, 'db' | 'ports' | 'who' | 'payload' | 'signal'>,
): Promise<void> {
  const { db, ports, who, payload } = job;
  const { row, file } = await db.as(who, 'engine', (tx) => openFile(tx, who, payload.import));
  if (row.state !== 'checking') return;
  await clearFaults(db, who, payload.import);
  let tally: Tally = emptyTally;
  const met: MetTags = new Map();
  for await (const batch of ahead(readBatches(ports.files, file, 0))) {
    job.signal.throwIfAborted();
    const counted = await rehearse(db, who, payload.import, batch);
    meetTags(met, batch.rows);
    const state = await keep(db, who, payload.import, tally.faulty, batch);
    tally = addTally(tally, counted);
    if (state !== 'checking') return settle(db, who, payload.import, null);
  }
  return settle(db, who, payload.import, { tally, met });
}

/** Thrown to roll a rehearsal back; carries what it found. */
class Rehearsed extends Error {
  readonly tally: Tally;

  constructor(tally: Tally) {
    super('rehearsed');
    this.tally = tally;
  }
}

async function rehearse(db: Database, who: System, id: string, batch: Batch): Promise<Tally> {
  const profiles = batch.rows.flatMap((row) => ('profile' in row ? [row.profile] : []));
  try {
    return await db.as(who, 'engine', async (tx) => {
      await makeTags(tx, who, id, batch.rows);
      throw new Rehearsed(tallyOf(batch.rows, await identifyMany(tx, who, profiles)));
    });
  } catch (found) {
    if (found instanceof Rehearsed) return found.tally;
    throw found;
  }
}

function keep(db: Database, who: System, id: string, already: number, batch: Batch) {
  return db.as(who, 'engine', async (tx) => {
    const state = await lockImport(tx, who.tenant, id);
    await insertFaults(tx, who.tenant, id, already, batch);
    await tx
      .updateTable('imports')
      .set({ done_bytes: batch.doneBytes })
      .where('tenant_id', '=', who.tenant)
      .where('id', '=', id)
      .execute();
    return state;
  });
}

function clearFaults(db: Database, who: System, id: string): Promise<unknown> {
  return db.as(who, 'engine', (tx) =>
    tx
      .deleteFrom('import_faults')
      .where('tenant_id', '=', who.tenant)
      .where('import_id', '=', id)
      .execute(),
  );
}

/** What a dry run found; a cancelled one found nothing. */
interface Found {
  readonly tally: Tally;
  readonly met: MetTags;
}

function settle(db: Database, who: System, id: string, found: Found | null): Promise<void> {
  const tally = found?.tally ?? null;
  return db.as(who, 'engine', async (tx) => {
    if (tally !== null) {
      const facts = { rows: tally.read, faulty: tally.faulty };
      await record(tx, who, { type: 'import.checked', subject: { kind: 'import', id }, facts });
    }
    await tx
      .updateTable('imports')
      .set({
        state: tally === null ? 'uploaded' : 'checked',
        check_counts: tally === null ? null : JSON.stringify(tally),
        new_tags:
          found === null || found.met.size === 0 ? null : JSON.stringify(shownTags(found.met)),
        rows_total: tally?.read ?? null,
        done_bytes: 0,
        started_at: null,
        ended_at: null,
        failure: null,
      })
      .where('tenant_id', '=', who.tenant)
      .where('id', '=', id)
      .where('state', 'in', ['checking', 'cancelling'])
      .execute();
    if (tally === null) {
      await tx
        .deleteFrom('import_faults')
        .where('tenant_id', '=', who.tenant)
        .where('import_id', '=', id)
        .execute();
    }
  });
}
