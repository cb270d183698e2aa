import { sql } from 'kysely';
import { recordMany } from '#audit';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import type { KeptEvidence } from '../customers/why.ts';
import { openCases } from './open.ts';

/** A link that may not stand. */
export interface Doubted {
  readonly profile: string;
  readonly customer: string;
  readonly prior: number;
  readonly model: string;
  /** What still speaks for it, and how likely that makes it. */
  readonly why: readonly KeptEvidence[];
  readonly probability: number;
}

/**
 * Asks staff whether links stand: the candidate of such a case is the customer that the profile has. Where the profile stands
 * in an open case already, that one asks. As engine.
 */
export async function openDoubts(tx: Tx, who: Tenanted, doubts: readonly Doubted[]): Promise<void> {
  const { tenant } = who;
  const open = await inCases(
    tx,
    tenant,
    doubts.map((one) => one.profile),
  );
  const asked = doubts
    .filter(({ profile }) => !open.has(profile))
    .map((one) => ({ ...one, id: newId() }));
  await openCases(
    tx,
    tenant,
    asked.map(({ why, probability, ...one }) => ({
      ...one,
      reason: 'doubted',
      candidates: [{ customer: one.customer, probability, why }],
    })),
  );
  await recordMany(
    tx,
    who,
    asked.map(({ id, profile, customer, probability }) => ({
      type: 'review.opened',
      subject: { kind: 'review', id },
      customer,
      facts: { profile, candidate: customer, probability },
    })),
  );
}

async function inCases(
  tx: Tx,
  tenant: string,
  profiles: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ profile: string }>`
    SELECT r.profile_id AS profile FROM clientele.reviews r
    WHERE r.tenant_id = ${tenant} AND r.profile_id = ANY (${profiles}::uuid[]) AND r.state = 'open'`.execute(
    tx,
  );
  return new Set(rows.map((row) => row.profile));
}
