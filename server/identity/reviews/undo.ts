import { sql } from 'kysely';
import { record } from '#audit';
import type { Answered, ReviewAnswer } from '#contract/reviews';
import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import { holdAll, takeBack, type Made } from './accept.ts';
import { moveCase } from './answer.ts';
import { type Case, candidatesOf, holdCase } from './case.ts';
import { unlabel } from './labels.ts';

/** An answer that is to be taken back. */
export interface Answer {
  readonly id: string;
  readonly review: string;
  readonly answer: ReviewAnswer;
  readonly customer: string;
  readonly candidate: string | null;
  readonly made: Made;
  readonly batch: string | null;
  readonly undone: boolean;
}

/**
 * Takes the last answer to a case back: the case is as it was before, in its old place of the queue. As engine.
 * @throws {Refusal} `not_found`; `answer_not_undoable` where it was taken back already, or something has built on it since
 */
export async function undoReviewAnswer(tx: Tx, who: Tenanted, id: string): Promise<Answered> {
  const { tenant } = who;
  const answer = await readAnswer(tx, tenant, id);
  if (answer.answer !== 'later') await holdAll(tx, tenant);
  const review = await holdCase(tx, tenant, answer.review);
  if (!(await isLast(tx, tenant, answer)) || (await hasAnother(tx, tenant, review)))
    return refuse('answer_not_undoable');
  await undoWhatFollowed(tx, who, review, answer);
  await tx
    .updateTable('review_answers')
    .set({ undone_at: now(), undone_by: actorOf(who) })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute();
  const { due } = answer.made;
  await moveCase(tx, tenant, review.id, { state: 'open', due: due == null ? null : new Date(due) });
  await unlabel(tx, who, id);
  await record(tx, who, {
    type: 'review.reopened',
    subject: { kind: 'review', id: review.id },
    customer: answer.customer,
    facts: {
      answer: answer.answer,
      ...(answer.candidate !== null && { candidate: answer.candidate }),
      ...(answer.batch !== null && { batch: answer.batch }),
    },
  });
  const open = await candidatesOf(tx, tenant, { ...review, customer: answer.customer });
  const left = open.filter((one) => one.answer === null && !one.isGone).length;
  return { answer: id, review: review.id, state: 'open', left };
}

async function undoWhatFollowed(
  tx: Tx,
  who: Tenanted,
  review: Case,
  { answer, customer, candidate, made }: Answer,
): Promise<void> {
  if (candidate === null) return;
  if (answer !== 'accept') {
    const { numUpdatedRows } = await tx
      .updateTable('review_candidates')
      .set({ answer: null })
      .where('tenant_id', '=', who.tenant)
      .where('review_id', '=', review.id)
      .where('customer_id', '=', candidate)
      .where('answer', '=', answer === 'never' ? 'never' : 'reject')
      .executeTakeFirst();
    // The pair has become another since, by a merge.
    if (numUpdatedRows === 0n || review.customer !== customer) return refuse('answer_not_undoable');
  }
  await takeBack(tx, who, made, answer === 'accept' ? null : [customer, candidate]);
}

async function readAnswer(tx: Tx, tenant: string, id: string): Promise<Answer> {
  const { rows } = await sql<Answer>`
    SELECT a.id, a.review_id AS review, a.answer, a.customer_id AS customer, a.candidate_id AS candidate, a.made,
      a.batch_id AS batch, a.undone_at IS NOT NULL AS undone
    FROM clientele.review_answers a WHERE a.tenant_id = ${tenant} AND a.id = ${id}`.execute(tx);
  return rows[0] ?? refuse('not_found');
}

/** Whether nothing was answered after it; read once the case is held, for somebody may have been faster. */
async function isLast(tx: Tx, tenant: string, { id, review }: Answer): Promise<boolean> {
  const { rows } = await sql<{ last: string }>`
    SELECT a.id AS last FROM clientele.review_answers a
    WHERE a.tenant_id = ${tenant} AND a.review_id = ${review} AND a.undone_at IS NULL
    ORDER BY a.id DESC LIMIT 1`.execute(tx);
  return rows[0]?.last === id;
}

/** Whether the profile has come up in a case of later, which asks the same anew. */
async function hasAnother(tx: Tx, tenant: string, { id, profile }: Case): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM clientele.reviews r
    WHERE r.tenant_id = ${tenant} AND r.profile_id = ${profile} AND r.state = 'open' AND r.id <> ${id}
    LIMIT 1`.execute(tx);
  return rows.length > 0;
}
