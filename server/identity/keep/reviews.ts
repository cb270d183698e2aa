import type { Tx } from '#platform/tx';
import { priorOf } from '../recognise/prior.ts';
import type { Judgement } from '../recognise/recognise.ts';
import type { Setting } from '../recognise/setting.ts';
import { openCases } from '../reviews/open.ts';
import { reasonsKept } from './profiles.ts';

/** Most customers a case shows. */
const mostShown = 10;

/** Opens the cases that staff are to decide. */
export async function writeReviews(
  tx: Tx,
  setting: Setting,
  judgements: readonly Judgement[],
): Promise<void> {
  const prior = priorOf(setting);
  const model = setting.model.version;
  await openCases(
    tx,
    setting.tenant,
    judgements.flatMap(({ review, profile, customer }) => {
      if (review === null) return [];
      const { id, reason } = review;
      const candidates = review.candidates.slice(0, mostShown).map((candidate) => ({
        customer: candidate.customer,
        probability: candidate.score.probability,
        why: reasonsKept(candidate),
      }));
      return [{ id, profile, customer, reason, model, prior, candidates }];
    }),
  );
}
