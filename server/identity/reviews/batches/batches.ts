import { sql, type RawBuilder } from 'kysely';
import { record } from '#audit';
import type { ReplyOf } from '#contract/operation';
import type { ReviewBatch, reviewBatches, WantedBatch } from '#contract/review-batches';
import { now } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import { isDue } from '../waiting.ts';

/** Most cases that a preview shows. */
const mostShown = 8;

type Preview = ReplyOf<typeof reviewBatches.previewReviewBatch>;

/** Cases of a batch, open and due: `r`, with `k` for who is left to decide on. */
export function casesFor(
  tenant: string,
  { answer, which }: Pick<WantedBatch, 'answer' | 'which'>,
): RawBuilder<unknown> {
  const named =
    'ids' in which
      ? sql`r.id = ANY (${which.ids}::uuid[])`
      : sql`(${which.reason ?? null}::text IS NULL OR r.reason = ${which.reason ?? null}::text)
          AND k.probability BETWEEN ${which.from}::float8 AND ${which.to}::float8`;
  return sql`clientele.reviews r
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS candidates, max(o.probability) AS probability,
        (array_agg(o.customer_id ORDER BY o.probability DESC, o.customer_id))[1] AS candidate
      FROM clientele.review_candidates o
      JOIN clientele.customers l ON l.tenant_id = ${tenant} AND l.id = o.customer_id AND l.merged_at IS NULL
      WHERE o.tenant_id = ${tenant} AND o.review_id = r.id AND o.answer IS NULL
    ) AS k
    WHERE r.tenant_id = ${tenant} AND ${isDue()} AND r.reason <> 'doubted' AND ${named}
      AND ${answer === 'accept' ? sql`k.candidates = 1` : sql`k.candidates > 0`}`;
}

/** How many cases a batch would answer, and the least clear of them. */
export async function previewBatch(
  tx: Tx,
  { tenant }: Tenanted,
  wanted: Pick<WantedBatch, 'answer' | 'which'>,
): Promise<Preview> {
  const { rows } = await sql<Preview['rows'][number] & { cases: number }>`
    WITH chosen AS MATERIALIZED (
      SELECT r.id, r.customer_id, k.candidate, k.probability FROM ${casesFor(tenant, wanted)}
    )
    SELECT h.id, c.name, json_build_object('customer', h.candidate, 'name', l.name) AS likeliest, h.probability,
      (SELECT count(*)::int FROM chosen) AS cases
    FROM chosen h
    JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = h.customer_id
    JOIN clientele.customers l ON l.tenant_id = ${tenant} AND l.id = h.candidate
    ORDER BY h.probability * ${wanted.answer === 'accept' ? 1 : -1}::int, h.id LIMIT ${mostShown}`.execute(
    tx,
  );
  return {
    cases: rows[0]?.cases ?? 0,
    rows: rows.map(({ cases: _cases, ...row }) => row),
  };
}

/** Begins to answer many cases; a job does it, one case a transaction. */
export async function startBatch(tx: Tx, who: Tenanted, wanted: WantedBatch): Promise<ReviewBatch> {
  const { cases } = await previewBatch(tx, who, wanted);
  const row = await tx
    .insertInto('review_batches')
    .values({
      tenant_id: who.tenant,
      id: newId(),
      state: 'running',
      answer: wanted.answer,
      which: JSON.stringify(wanted.which),
      why: wanted.why === '' ? null : (wanted.why ?? null),
      cases,
      created_kind: who.kind,
      created_by: actorOf(who),
      created_at: now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, who, {
    type: 'reviews.batched',
    subject: { kind: 'business', id: who.tenant },
    facts: { answer: wanted.answer, cases, batch: row.id },
  });
  await enqueue(tx, 'reviews.batch', { tenant: who.tenant, batch: row.id });
  return batchOf(row);
}

/** How a batch stands. @throws {Refusal} `not_found` */
export async function readBatch(tx: Tx, tenant: string, id: string): Promise<ReviewBatch> {
  const row = await tx
    .selectFrom('review_batches')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? refuse('not_found') : batchOf(row);
}

/** Begins to take a batch back. @throws {Refusal} `not_found`; `answer_not_undoable` where it is still under way, or was */
export async function undoBatch(tx: Tx, who: Tenanted, id: string): Promise<ReviewBatch> {
  await readBatch(tx, who.tenant, id);
  const row = await tx
    .updateTable('review_batches')
    .set({ state: 'undoing', mark: null, left_out: 0, ended_at: null })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where('state', '=', 'done')
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) return refuse('answer_not_undoable');
  await record(tx, who, {
    type: 'reviews.batch_undone',
    subject: { kind: 'business', id: who.tenant },
    facts: { batch: id },
  });
  await enqueue(tx, 'reviews.batch', { tenant: who.tenant, batch: id });
  return batchOf(row);
}

function batchOf(row: {
  id: string;
  state: string;
  answer: string;
  cases: number;
  answered: number;
  left_out: number;
  created_at: Date;
  ended_at: Date | null;
}): ReviewBatch {
  return {
    id: row.id,
    state: row.state as ReviewBatch['state'],
    answer: row.answer as ReviewBatch['answer'],
    cases: row.cases,
    answered: row.answered,
    leftOut: row.left_out,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
  };
}
