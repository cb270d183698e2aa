import { sql } from 'kysely';
import type { WantedBatch } from '#contract/review-batches';
import { now } from '#platform/clock';
import { Refusal } from '#platform/refuse';
import type { Job } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { System, Tenanted } from '#platform/who';
import { answerReview } from '../answer.ts';
import { undoReviewAnswer } from '../undo.ts';
import { casesFor } from './batches.ts';

/** Which batch a job works. */
export interface BatchJob {
  readonly tenant: string;
  readonly batch: string;
}

type Working = Pick<Job<BatchJob>, 'db' | 'who' | 'payload' | 'signal'>;
type Row = NonNullable<Awaited<ReturnType<typeof hold>>>;

/**
 * Answers the cases of a batch, or takes its answers back, from where it stands: one a transaction, with the mark moved in it.
 * What cannot be answered, because somebody was faster, is left out and counted.
 */
export async function workBatch({ db, who, payload, signal }: Working): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    let at: string | undefined;
    try {
      const isLeft = await db.as(who, 'engine', async (tx) => {
        const row = await hold(tx, who.tenant, payload.batch);
        if (row === undefined || row.ended_at !== null) return false;
        at = await next(tx, row);
        if (at === undefined) return end(tx, row);
        await deal(tx, row, at, actingFor(who, row));
        await move(tx, row, at, { answered: row.state === 'running' ? 1 : -1 });
        return true;
      });
      if (!isLeft) return;
    } catch (fault) {
      if (!(fault instanceof Refusal) || at === undefined) throw fault;
      const leftOut = at;
      await db.as(who, 'engine', async (tx) => {
        const row = await hold(tx, who.tenant, payload.batch);
        if (row !== undefined) await move(tx, row, leftOut, { answered: 0 });
      });
    }
  }
}

const hold = (tx: Tx, tenant: string, id: string) =>
  tx
    .selectFrom('review_batches')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** The next case to be answered, or the next answer to be taken back: the latest first. */
async function next(tx: Tx, row: Row): Promise<string | undefined> {
  const { tenant_id: tenant, mark } = row;
  const { rows } = await (
    row.state === 'running'
      ? sql<{ id: string }>`SELECT r.id FROM ${casesFor(tenant, wantedOf(row))}
        AND r.created_at <= ${row.created_at} AND (${mark}::uuid IS NULL OR r.id > ${mark}::uuid)
        ORDER BY r.id LIMIT 1`
      : sql<{ id: string }>`SELECT a.id FROM clientele.review_answers a
        WHERE a.tenant_id = ${tenant} AND a.batch_id = ${row.id} AND a.undone_at IS NULL
          AND (${mark}::uuid IS NULL OR a.id < ${mark}::uuid)
        ORDER BY a.id DESC LIMIT 1`
  ).execute(tx);
  return rows[0]?.id;
}

async function deal(tx: Tx, row: Row, id: string, who: Tenanted): Promise<void> {
  if (row.state === 'undoing') {
    await undoReviewAnswer(tx, who, id);
    return;
  }
  const { rows } = await sql<{ candidate: string }>`
    SELECT k.customer_id AS candidate FROM clientele.review_candidates k
    JOIN clientele.customers c ON c.tenant_id = ${row.tenant_id} AND c.id = k.customer_id AND c.merged_at IS NULL
    WHERE k.tenant_id = ${row.tenant_id} AND k.review_id = ${id} AND k.answer IS NULL
    ORDER BY k.probability DESC, k.customer_id`.execute(tx);
  const answer = row.answer === 'accept' ? 'accept' : 'reject';
  const why = row.why === null ? {} : { why: row.why };
  for (const { candidate } of answer === 'accept' ? rows.slice(0, 1) : rows)
    await answerReview(tx, who, id, { answer, candidate, ...why }, row.id);
}

async function move(
  tx: Tx,
  row: Row,
  mark: string,
  { answered }: { readonly answered: 1 | 0 | -1 },
): Promise<void> {
  await tx
    .updateTable('review_batches')
    .set({
      mark,
      answered: Math.max(0, row.answered + answered),
      left_out: row.left_out + (answered === 0 ? 1 : 0),
    })
    .where('tenant_id', '=', row.tenant_id)
    .where('id', '=', row.id)
    .execute();
}

async function end(tx: Tx, row: Row): Promise<false> {
  await tx
    .updateTable('review_batches')
    .set({ state: row.state === 'running' ? 'done' : 'undone', ended_at: now() })
    .where('tenant_id', '=', row.tenant_id)
    .where('id', '=', row.id)
    .execute();
  return false;
}

const wantedOf = (row: Row) => ({
  answer: row.answer as WantedBatch['answer'],
  which: row.which as unknown as WantedBatch['which'],
});

/** Whoever began the batch, as answers are told of them; what the job may do is the job's own. */
function actingFor({ tenant, request }: System, row: Row): Tenanted {
  const by = row.created_by ?? '';
  return row.created_kind === 'key'
    ? { kind: 'key', tenant, key: by, acts: [], request }
    : { kind: 'staff', tenant, user: by, role: 'support', session: '', request };
}
