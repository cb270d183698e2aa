import type { duplicates } from '#contract/duplicates';
import type { BodyOf } from '#contract/operation';
import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import { keepApart, withdrawApart } from '../links/reject.ts';
import { mergeCustomers } from '../merge/merge.ts';
import { undoMerge } from '../merge/undo.ts';
import { labelPair, unlabelPair } from '../reviews/labels.ts';
import { holdAll } from '../reviews/accept.ts';
import { foundPair, type PairOf } from './read.ts';

type Answer = BodyOf<typeof duplicates.answerDuplicate>;

/**
 * Says of a pair that a search found that they are one person, who are merged then, or two: until the data of one changes, or
 * for good. As engine.
 * @throws {Refusal} `not_found`; `review_decided` with what somebody else has answered; `already_one`; `erased`
 */
export async function answerDuplicate(
  tx: Tx,
  who: Tenanted,
  pair: PairOf,
  { answer, why }: Answer,
): Promise<void> {
  const { tenant } = who;
  await holdAll(tx, tenant);
  const { low, high, ...found } = await foundPair(tx, tenant, pair);
  if (found.answer !== null)
    return refuse('review_decided', {
      facts: { 'theirs.answer': found.answer, 'theirs.by': found.answeredBy },
    });
  const reason = why === '' ? undefined : why;
  const customers: [string, string] = [low, high];
  await labelPair(tx, who, { ...found, customer: low, other: high }, answer === 'merge');
  let merge: string | null = null;
  if (answer === 'merge') ({ merge } = await mergeCustomers(tx, who, { customers, reason }));
  else await keepApart(tx, who, { customers, reason, forGood: answer === 'never' });
  await write(tx, tenant, customers, { answer, by: actorOf(who), at: now(), merge });
}

/** Takes such an answer back; nothing happens where there is none. As engine. @throws {Refusal} `not_found`, as `undoMerge` */
export async function undoDuplicateAnswer(tx: Tx, who: Tenanted, pair: PairOf): Promise<void> {
  const { tenant } = who;
  await holdAll(tx, tenant);
  const { low, high, answer, merge } = await foundPair(tx, tenant, pair);
  if (answer === null) return;
  if (merge === null) await withdrawApart(tx, who, [low, high]);
  else await undoMerge(tx, who, { merge });
  await unlabelPair(tx, who, low, high);
  await write(tx, tenant, [low, high], { answer: null, by: null, at: null, merge: null });
}

interface Said {
  readonly answer: Answer['answer'] | null;
  readonly by: string | null;
  readonly at: Date | null;
  readonly merge: string | null;
}

async function write(
  tx: Tx,
  tenant: string,
  [low, high]: readonly [string, string],
  { answer, by, at, merge }: Said,
): Promise<void> {
  await tx
    .updateTable('duplicates')
    .set({ answer, answered_by: by, answered_at: at, merge_id: merge })
    .where('tenant_id', '=', tenant)
    .where('customer_id', '=', low)
    .where('other_id', '=', high)
    .execute();
}
