import { sql } from 'kysely';
import type { Answered } from '#contract/reviews';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { KeptEvidence } from '../customers/why.ts';

/** A case that is about to be answered, held until the transaction ends. */
export interface Case {
  readonly id: string;
  readonly profile: string;
  /** Where the profile is for now. */
  readonly customer: string;
  readonly state: Answered['state'];
  readonly reason: string;
  readonly model: string;
  readonly dueAt: Date | null;
}

/** Holds a case against others who decide. @throws {Refusal} `not_found` */
export async function holdCase(tx: Tx, tenant: string, id: string): Promise<Case> {
  const { rows } = await sql<Case>`
    SELECT r.id, r.profile_id AS profile, r.customer_id AS customer, r.state, r.reason, r.model, r.due_at AS "dueAt"
    FROM clientele.reviews r WHERE r.tenant_id = ${tenant} AND r.id = ${id} FOR UPDATE`.execute(tx);
  return rows[0] ?? refuse('not_found');
}

/** Somebody whom the profile of a case may be. */
export interface CaseCandidate {
  readonly customer: string;
  readonly probability: number;
  readonly why: readonly KeptEvidence[];
  readonly answer: 'reject' | 'never' | null;
  /** Merged or erased meanwhile, or the very customer that the profile has by now. */
  readonly isGone: boolean;
}

/** Whom a case is about, the likeliest first. */
export async function candidatesOf(
  tx: Tx,
  tenant: string,
  { id, customer, reason }: Pick<Case, 'id' | 'customer' | 'reason'>,
): Promise<CaseCandidate[]> {
  const { rows } = await sql<CaseCandidate>`
    SELECT k.customer_id AS customer, k.probability, k.why, k.answer,
      c.merged_at IS NOT NULL OR c.erased_at IS NOT NULL
        OR (k.customer_id = ${customer} AND ${reason}::text <> 'doubted') AS "isGone"
    FROM clientele.review_candidates k
    JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = k.customer_id
    WHERE k.tenant_id = ${tenant} AND k.review_id = ${id}
    ORDER BY k.probability DESC, k.customer_id`.execute(tx);
  return rows;
}

/** Says that somebody else was faster: what they answered, who they are and when it was. */
export async function refuseDecided(
  tx: Tx,
  tenant: string,
  review: Case,
  candidate: string | null,
): Promise<never> {
  if (review.state === 'settled') return refuse('review_settled');
  const { rows } = await sql<{ answer: string; id: string; by: string | null; at: Date }>`
    SELECT a.answer, a.id, a.answered_by AS by, a.answered_at AS at FROM clientele.review_answers a
    WHERE a.tenant_id = ${tenant} AND a.review_id = ${review.id} AND a.undone_at IS NULL AND a.answer <> 'later'
    ORDER BY a.candidate_id IS NOT DISTINCT FROM ${candidate}::uuid DESC, a.id DESC LIMIT 1`.execute(
    tx,
  );
  const [theirs] = rows;
  return refuse('review_decided', {
    ...(theirs && {
      facts: {
        'theirs.answer': theirs.answer,
        'theirs.by': theirs.by,
        'theirs.at': theirs.at.toISOString(),
        'theirs.id': theirs.id,
      },
    }),
  });
}
