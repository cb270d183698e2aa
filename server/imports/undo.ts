import { sql } from 'kysely';
import { now } from '#platform/clock';
import type { Job } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import { record } from '#audit';
import { recountWithout, type Stood, type Withdrawal, withdrawProfiles } from '#identity';
import { takeTagsBack } from './make-tags.ts';
import type { ImportJob } from './run.ts';
import { lockImport } from './store.ts';

const stepRows = 500;

/** Takes an import back, last rows first, some rows a transaction; after a crash it goes on where it was. */
export async function runUndo(
  job: Pick<Job<ImportJob>, 'db' | 'who' | 'payload' | 'signal'>,
): Promise<void> {
  for (;;) {
    job.signal.throwIfAborted();
    const left = await job.db.as(job.who, 'engine', (tx) =>
      takeBack(tx, job.who, job.payload.import),
    );
    if (!left) return;
  }
}

/** Takes some rows back. @returns whether any may be left */
async function takeBack(tx: Tx, who: System, id: string): Promise<boolean> {
  if ((await lockImport(tx, who.tenant, id)) !== 'undoing') return false;
  const rows = await tx
    .selectFrom('import_rows')
    .select(['line', 'profile_id', 'before', 'outcome', 'stamps'])
    .where('tenant_id', '=', who.tenant)
    .where('import_id', '=', id)
    .orderBy('line', 'desc')
    .limit(stepRows)
    .execute();
  if (rows.length === 0) {
    await finish(tx, who, id);
    return false;
  }
  const first = rows.at(-1)?.line ?? 0;
  await sql`SELECT clientele.take_back_said(${id}::uuid, ${first}::int)`.execute(tx);
  await withdrawProfiles(
    tx,
    who,
    rows
      .filter((row) => row.outcome !== 'unchanged')
      .map((row) => ({ profile: row.profile_id, before: row.before as Withdrawal['before'] })),
    rows.flatMap((row) =>
      row.stamps === null
        ? []
        : [{ profile: row.profile_id, stamps: row.stamps as unknown as Stood['stamps'] }],
    ),
  );
  await tx
    .deleteFrom('import_rows')
    .where('tenant_id', '=', who.tenant)
    .where('import_id', '=', id)
    .where('line', '>=', first)
    .execute();
  return true;
}

async function finish(tx: Tx, who: System, id: string): Promise<void> {
  const { created_at } = await tx
    .updateTable('imports')
    .set({
      state: 'undone',
      ended_at: now(),
      rows_read: 0,
      rows_faulty: 0,
      rows_linked: 0,
      rows_review: 0,
      rows_new: 0,
      rows_unchanged: 0,
      done_bytes: 0,
    })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .returning('created_at')
    .executeTakeFirstOrThrow();
  await recountWithout(tx, who.tenant, created_at);
  await tx
    .deleteFrom('import_faults')
    .where('tenant_id', '=', who.tenant)
    .where('import_id', '=', id)
    .execute();
  await takeTagsBack(tx, who);
  await record(tx, who, { type: 'import.undone', subject: { kind: 'import', id } });
}
