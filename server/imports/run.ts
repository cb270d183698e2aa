import { sql } from 'kysely';
import { now } from '#platform/clock';
import type { Job } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import { record } from '#audit';
import { identifyMany } from '#identity';
import { bringConsents } from '#messaging';
import { bringTiers } from '#tiers';
import { ahead } from './ahead.ts';
import { type Batch, readBatches } from './batches.ts';
import { openFile } from './open-file.ts';
import { makeTags } from './make-tags.ts';
import type { ReadRow } from './row.ts';
import { tallyOf } from './tally.ts';
import { lockImport } from './store.ts';

/** Which import a job works. */
export interface ImportJob {
  readonly tenant: string;
  readonly import: string;
}

/** Faults kept in full for each import; beyond that they are only counted. */
const mostFaults = 10_000;

/**
 * Works an import from where it stands. Each batch is one transaction that also moves the mark, so that after a crash
 * the next attempt begins exactly behind the last committed batch.
 */
export async function runImport(
  job: Pick<Job<ImportJob>, 'db' | 'ports' | 'who' | 'payload' | 'signal'>,
): Promise<void> {
  const { db, ports, who, payload } = job;
  const { row, file } = await db.as(who, 'engine', (tx) => openFile(tx, who, payload.import));
  if (row.state !== 'running' && row.state !== 'cancelling') return;
  let done = row.rows_read;
  for await (const batch of ahead(readBatches(ports.files, file, done))) {
    job.signal.throwIfAborted();
    const goOn = await db.as(who, 'engine', (tx) =>
      takeBatch(tx, who, { id: payload.import, source: row.source, done }, batch),
    );
    if (!goOn) return;
    done += batch.rows.length;
  }
  await db.as(who, 'engine', (tx) => finish(tx, who, payload.import, 'done'));
}

/** Takes one batch in. @returns false where the import is not to go on */
async function takeBatch(
  tx: Tx,
  who: System,
  { id, source, done }: { readonly id: string; readonly source: string; readonly done: number },
  batch: Batch,
): Promise<boolean> {
  const state = await lockImport(tx, who.tenant, id);
  if (state === 'cancelling') {
    await finish(tx, who, id, 'cancelled');
    return false;
  }
  if (state !== 'running') return false;
  const taken = batch.rows.filter((row) => 'profile' in row);
  await makeTags(tx, who, id, taken);
  const results = await identifyMany(
    tx,
    who,
    taken.map((row) => row.profile),
    { stamped: true },
  );
  await insertRows(
    tx,
    who.tenant,
    id,
    taken.map((row, index) => ({ line: row.line, result: results[index] })),
  );
  await bring(tx, who, { import: id, source }, taken, results);
  const tally = tallyOf(batch.rows, results);
  const { rows: moved } = await sql<{ rows_faulty: number }>`
    UPDATE clientele.imports SET rows_read = rows_read + ${tally.read}, rows_faulty = rows_faulty + ${tally.faulty},
      rows_linked = rows_linked + ${tally.linked}, rows_review = rows_review + ${tally.review},
      rows_new = rows_new + ${tally.new}, rows_unchanged = rows_unchanged + ${tally.unchanged},
      done_bytes = ${batch.doneBytes}
    WHERE tenant_id = ${who.tenant} AND id = ${id} AND rows_read = ${done}
    RETURNING rows_faulty`.execute(tx);
  // Another attempt, thought dead, came first with these rows: this one must not count them again.
  if (moved[0] === undefined) throw new Error('another attempt is working this import');
  await insertFaults(tx, who.tenant, id, moved[0].rows_faulty - tally.faulty, batch);
  return true;
}

/** Tiers and consents that rows say, of the customers whom they came to. */
async function bring(
  tx: Tx,
  who: System,
  bringing: { readonly import: string; readonly source: string },
  taken: readonly ReadRow[],
  results: readonly Result[],
): Promise<void> {
  const said = taken.flatMap(({ line, says }, at) => {
    const customer = results[at]?.customer;
    return says === undefined || customer === undefined ? [] : [{ line, customer, ...says }];
  });
  await bringTiers(
    tx,
    who,
    bringing,
    said.flatMap(({ tier, ...one }) => (tier === undefined ? [] : [{ ...one, tier }])),
  );
  await bringConsents(
    tx,
    who,
    bringing.import,
    said.flatMap(({ line, customer, allows }) => allows.map((one) => ({ ...one, line, customer }))),
  );
}

type Result = Awaited<ReturnType<typeof identifyMany>>[number];

async function insertRows(
  tx: Tx,
  tenant: string,
  id: string,
  rows: readonly { line: number; result: Result | undefined }[],
) {
  if (rows.length === 0) return;
  await sql`
    INSERT INTO clientele.import_rows (tenant_id, import_id, line, profile_id, outcome, before, stamps)
    SELECT ${tenant}::uuid, ${id}::uuid, line, profile_id, outcome, before::jsonb, stamps::jsonb
    FROM unnest(${rows.map((row) => row.line)}::int[], ${rows.map((row) => row.result?.profile)}::uuid[],
      ${rows.map((row) => (row.result?.unchanged === true ? 'unchanged' : row.result?.outcome))}::text[],
      ${rows.map((row) => (row.result?.before == null ? null : JSON.stringify(row.result.before)))}::text[],
      ${rows.map((row) => (row.result?.stamps === undefined ? null : JSON.stringify(row.result.stamps)))}::text[])
      AS taken (line, profile_id, outcome, before, stamps)`.execute(tx);
}

/** Writes down the faults of a batch, as long as the import has not too many already. */
export async function insertFaults(
  tx: Tx,
  tenant: string,
  id: string,
  already: number,
  batch: Batch,
): Promise<void> {
  if (already >= mostFaults) return;
  const faults = batch.rows.flatMap((row) =>
    'faults' in row
      ? row.faults.slice(0, 20).map((fault, position) => Object.assign(fault, { position }))
      : [],
  );
  if (faults.length === 0) return;
  await sql`
    INSERT INTO clientele.import_faults (tenant_id, import_id, line, position, heading, value, message)
    SELECT ${tenant}::uuid, ${id}::uuid, line, position, heading, value, message
    FROM unnest(${faults.map((fault) => fault.line)}::int[], ${faults.map((fault) => fault.position)}::int[],
      ${faults.map((fault) => fault.heading)}::text[], ${faults.map((fault) => fault.value?.slice(0, 200) ?? null)}::text[],
      ${faults.map((fault) => fault.message)}::text[]) AS fault (line, position, heading, value, message)
    ON CONFLICT DO NOTHING`.execute(tx);
}

async function finish(tx: Tx, who: System, id: string, state: 'done' | 'cancelled'): Promise<void> {
  const ended = await tx
    .updateTable('imports')
    .set((eb) => ({
      state,
      ended_at: now(),
      rows_total: state === 'done' ? eb.ref('rows_read') : eb.ref('rows_total'),
    }))
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where('state', 'in', ['running', 'cancelling'])
    .returning(['rows_read', 'rows_new', 'rows_linked', 'rows_review', 'rows_faulty'])
    .executeTakeFirst();
  if (ended === undefined) return;
  const subject = { kind: 'import', id } as const;
  const rows = ended.rows_read;
  if (state === 'cancelled') {
    await record(tx, who, { type: 'import.cancelled', subject, facts: { rows } });
    return;
  }
  await record(tx, who, {
    type: 'import.finished',
    subject,
    facts: {
      rows,
      new: ended.rows_new,
      linked: ended.rows_linked,
      review: ended.rows_review,
      faulty: ended.rows_faulty,
    },
  });
}
