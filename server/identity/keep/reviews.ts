import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Candidate } from '../match/decide.ts';
import { priorOf } from '../recognise/prior.ts';
import type { Judgement } from '../recognise/recognise.ts';
import type { Setting } from '../recognise/setting.ts';
import { rankOf } from '../reviews/rules.ts';
import { reasonsKept } from './profiles.ts';
import { insertRows, instant, text, uuid } from './rows.ts';

/** Most customers a case shows. */
const mostShown = 10;

/** Opens the cases that staff are to decide. */
export async function writeReviews(
  tx: Tx,
  setting: Setting,
  judgements: readonly Judgement[],
): Promise<void> {
  const opened = judgements.filter((one) => one.review !== null);
  const prior = priorOf(setting);
  await Promise.all([
    insertRows(
      tx,
      'reviews',
      {
        alike: {
          tenant_id: uuid(setting.tenant),
          state: text('open'),
          model: text(setting.model.version),
          created_at: instant(now()),
        },
        columns: {
          id: 'uuid',
          profile_id: 'uuid',
          customer_id: 'uuid',
          reason: 'text',
          prior: 'double precision',
          rank_at: 'timestamptz',
        },
      },
      opened.map(({ review, profile, customer }) => ({
        id: review!.id,
        profile_id: profile,
        customer_id: customer,
        reason: review!.reason,
        prior,
        rank_at: rankOf(now(), review!.candidates.slice(0, mostShown).map(likelihoodOf)),
      })),
    ),
    insertRows(
      tx,
      'review_candidates',
      {
        alike: { tenant_id: uuid(setting.tenant) },
        columns: {
          review_id: 'uuid',
          customer_id: 'uuid',
          probability: 'double precision',
          why: 'jsonb',
        },
      },
      opened.flatMap(({ review }) =>
        review!.candidates.slice(0, mostShown).map((candidate) => ({
          review_id: review!.id,
          customer_id: candidate.customer,
          probability: candidate.score.probability,
          why: reasonsKept(candidate),
        })),
      ),
    ),
  ]);
}

const likelihoodOf = ({ score }: Candidate) => score.probability;
