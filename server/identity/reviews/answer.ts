import { record } from '#audit';
import type { Answered, WantedAnswer } from '#contract/reviews';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import { keptApart } from '../links/apart.ts';
import { holdAll, join, part, type Made } from './accept.ts';
import { type Case, type CaseCandidate, candidatesOf, holdCase, refuseDecided } from './case.ts';
import { labelPair } from './labels.ts';
import { laterMs, longestLaterMs, stateAfter } from './rules.ts';

/**
 * Answers a case as a person at work. Of two who answer one case at once, the second is told what the first said. As engine.
 * @throws {Refusal} `not_found`; `review_decided` with what was answered, by whom and when; `review_settled`;
 * `invalid_input` for a moment that is past, or too far
 */
export async function answerReview(
  tx: Tx,
  who: Tenanted,
  id: string,
  wanted: WantedAnswer,
  batch: string | null = null,
): Promise<Answered> {
  const { tenant } = who;
  if (wanted.answer !== 'later') await holdAll(tx, tenant);
  const review = await holdCase(tx, tenant, id);
  const about = wanted.answer === 'later' ? null : wanted.candidate;
  if (review.state !== 'open') return refuseDecided(tx, tenant, review, about);
  const candidates = await candidatesOf(tx, tenant, review);
  const open = candidates.filter((one) => one.answer === null && !one.isGone);
  if (open.length === 0) return refuse('review_settled');
  const answer = newId();
  const given = { review, answer, wanted, batch };
  if (wanted.answer === 'later') {
    const due = dueOf(wanted.until);
    await writeAnswer(tx, who, given, { due: review.dueAt?.toISOString() ?? null });
    await moveCase(tx, tenant, id, { state: 'open', due });
    await tell(tx, who, given, due);
    return { answer, review: id, state: 'open', left: open.length };
  }
  const chosen = candidates.find((one) => one.customer === wanted.candidate) ?? refuse('not_found');
  if (chosen.answer !== null) return refuseDecided(tx, tenant, review, about);
  if (chosen.isGone) return refuse('review_settled');
  const left = wanted.answer === 'accept' ? 0 : open.length - 1;
  const state = stateAfter(wanted.answer, left);
  await writeAnswer(tx, who, given, {});
  await label(tx, who, given, chosen);
  // Closed before anything is merged, or the merge would settle it.
  await moveCase(tx, tenant, id, {
    state,
    due: null,
    ...(state !== 'open' && { by: actorOf(who) }),
  });
  await keepMade(tx, tenant, answer, await act(tx, who, given, chosen));
  await tell(tx, who, given, null);
  return { answer, review: id, state, left };
}

/** An answer on its way into the books. */
interface Given {
  readonly review: Case;
  readonly answer: string;
  readonly wanted: WantedAnswer;
  readonly batch: string | null;
}

/** Does what an answer says. */
async function act(
  tx: Tx,
  who: Tenanted,
  { review, wanted, batch }: Given,
  { customer: other }: CaseCandidate,
): Promise<Made> {
  const { answer, why: reason } = wanted;
  if (answer === 'accept') {
    // Whoever answers many at once has not looked at what was said of each.
    if (batch !== null && (await keptApart(tx, who.tenant, [review.customer, other])) !== null)
      return refuse('kept_apart');
    return join(tx, who, review, other, { whole: wanted.whole, reason });
  }
  await tx
    .updateTable('review_candidates')
    .set({ answer: answer === 'never' ? 'never' : 'reject' })
    .where('tenant_id', '=', who.tenant)
    .where('review_id', '=', review.id)
    .where('customer_id', '=', other)
    .execute();
  return part(tx, who, review, other, { forGood: answer === 'never', reason });
}

function label(tx: Tx, who: Tenanted, { review, answer, wanted }: Given, chosen: CaseCandidate) {
  const { profile, customer, model } = review;
  const { customer: other, why, probability } = chosen;
  const pair = { case: { answer, profile }, customer, other, why, probability, model };
  return labelPair(tx, who, pair, wanted.answer === 'accept');
}

function dueOf(until: string | undefined): Date {
  const at = until === undefined ? new Date(now().getTime() + laterMs) : new Date(until);
  const ahead = at.getTime() - now().getTime();
  if (ahead <= 0) return refuseField('until', 'must be still to come');
  return ahead > longestLaterMs ? refuseField('until', 'must be within half a year') : at;
}

async function writeAnswer(
  tx: Tx,
  who: Tenanted,
  { review, answer, wanted, batch }: Given,
  made: Made,
): Promise<void> {
  await tx
    .insertInto('review_answers')
    .values({
      tenant_id: who.tenant,
      id: answer,
      review_id: review.id,
      customer_id: review.customer,
      candidate_id: wanted.answer === 'later' ? null : wanted.candidate,
      answer: wanted.answer,
      why: wanted.why === '' ? null : (wanted.why ?? null),
      batch_id: batch,
      made: JSON.stringify(made),
      answered_by: actorOf(who),
      answered_at: now(),
    })
    .execute();
}

async function keepMade(tx: Tx, tenant: string, answer: string, made: Made): Promise<void> {
  await tx
    .updateTable('review_answers')
    .set({ made: JSON.stringify(made) })
    .where('tenant_id', '=', tenant)
    .where('id', '=', answer)
    .execute();
}

/** Where a case is to stand. */
interface Standing {
  readonly state: Answered['state'];
  readonly due: Date | null;
  /** Who closed it; undefined where it is open. */
  readonly by?: string | null;
}

/** Moves a case that is held. */
export async function moveCase(
  tx: Tx,
  tenant: string,
  id: string,
  { state, due, by }: Standing,
): Promise<void> {
  await tx
    .updateTable('reviews')
    .set({
      state,
      due_at: due,
      decided_at: state === 'open' ? null : now(),
      decided_by: by ?? null,
    })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute();
}

async function tell(
  tx: Tx,
  who: Tenanted,
  { review, wanted, batch }: Given,
  until: Date | null,
): Promise<void> {
  await record(tx, who, {
    type: 'review.decided',
    subject: { kind: 'review', id: review.id },
    customer: review.customer,
    facts: {
      answer: wanted.answer,
      ...(wanted.answer !== 'later' && { candidate: wanted.candidate }),
      ...(until !== null && { until: until.toISOString() }),
      ...(batch !== null && { batch }),
    },
    changes: wanted.why === undefined || wanted.why === '' ? {} : { reason: { to: wanted.why } },
  });
}
