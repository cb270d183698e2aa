import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { KeptEvidence } from '../customers/why.ts';
import { insertRows, instant, text, uuid } from '../keep/rows.ts';
import { placesOf } from './place.ts';

/** A case about to be opened. */
export interface Opening {
  readonly id: string;
  readonly profile: string;
  /** Where the profile is for now. */
  readonly customer: string;
  readonly reason: string;
  readonly model: string;
  readonly prior: number;
  /** Whom the profile may be, the likeliest first. */
  readonly candidates: readonly {
    readonly customer: string;
    readonly probability: number;
    readonly why: readonly KeptEvidence[];
  }[];
}

/** Opens cases that staff are to decide, each in its place of the queue. As engine. */
export async function openCases(tx: Tx, tenant: string, opened: readonly Opening[]): Promise<void> {
  if (opened.length === 0) return;
  const places = await placesOf(
    tx,
    tenant,
    opened.map(({ candidates }) => ({
      why: candidates[0]?.why ?? [],
      probabilities: candidates.map(({ probability }) => probability),
    })),
    now(),
  );
  await Promise.all([
    insertRows(
      tx,
      'reviews',
      {
        alike: {
          tenant_id: uuid(tenant),
          state: text('open'),
          created_at: instant(now()),
        },
        columns: {
          id: 'uuid',
          profile_id: 'uuid',
          customer_id: 'uuid',
          reason: 'text',
          model: 'text',
          prior: 'double precision',
          kind: 'text',
          rank_at: 'timestamptz',
        },
      },
      opened.map(({ id, profile, customer, reason, model, prior }, at) => ({
        id,
        profile_id: profile,
        customer_id: customer,
        reason,
        model,
        prior,
        ...places[at]!,
      })),
    ),
    insertCandidates(tx, tenant, opened),
  ]);
}

function insertCandidates(tx: Tx, tenant: string, opened: readonly Opening[]): Promise<void> {
  return insertRows(
    tx,
    'review_candidates',
    {
      alike: { tenant_id: uuid(tenant) },
      columns: {
        review_id: 'uuid',
        customer_id: 'uuid',
        probability: 'double precision',
        why: 'jsonb',
      },
    },
    opened.flatMap(({ id, candidates }) =>
      candidates.map(({ customer, probability, why }) => ({
        review_id: id,
        customer_id: customer,
        probability,
        why,
      })),
    ),
  );
}
