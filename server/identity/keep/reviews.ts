import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import { priorOf } from '../recognise/prior.ts';
import type { Judgement } from '../recognise/recognise.ts';
import type { Setting } from '../recognise/setting.ts';
import { reasonsKept } from './profiles.ts';
import { insertRows } from './rows.ts';

/** Most customers a case shows. */
const mostShown = 10;

/** Opens the cases that staff are to decide. */
export async function writeReviews(
  tx: Tx,
  setting: Setting,
  judgements: readonly Judgement[],
): Promise<void> {
  const opened = judgements.filter((one) => one.review !== null);
  await Promise.all([
    insertRows(
      tx,
      'reviews',
      {
        tenant_id: 'uuid',
        id: 'uuid',
        profile_id: 'uuid',
        customer_id: 'uuid',
        state: 'text',
        reason: 'text',
        model: 'text',
        prior: 'double precision',
        created_at: 'timestamptz',
      },
      opened.map(({ review, profile, customer }) => ({
        tenant_id: setting.tenant,
        id: review!.id,
        profile_id: profile,
        customer_id: customer,
        state: 'open',
        reason: review!.reason,
        model: setting.model.version,
        prior: priorOf(setting),
        created_at: now(),
      })),
    ),
    insertRows(
      tx,
      'review_candidates',
      {
        tenant_id: 'uuid',
        review_id: 'uuid',
        customer_id: 'uuid',
        probability: 'double precision',
        why: 'jsonb',
      },
      opened.flatMap(({ review }) =>
        review!.candidates.slice(0, mostShown).map((candidate) => ({
          tenant_id: setting.tenant,
          review_id: review!.id,
          customer_id: candidate.customer,
          probability: candidate.score.probability,
          why: reasonsKept(candidate),
        })),
      ),
    ),
  ]);
}
