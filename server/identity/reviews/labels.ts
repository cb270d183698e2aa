import { sql } from 'kysely';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import { weighedOf, type KeptEvidence } from '../customers/why.ts';
import { forgetAnswer, learnFromAnswer } from '../learn/due.ts';
import type { Field } from '../match/types.ts';

/** How far one field of a pair agreed. */
export interface LabelledLevel {
  readonly field: Field;
  readonly level: string;
}

/** What staff said of a pair, with how far the two agreed when they said it. No values of anybody. */
export interface Label {
  /** The profile that was compared; null where two customers were. */
  readonly profile: string | null;
  /** Where the profile stood, and whom it was compared with, as the ids lead today. */
  readonly customer: string;
  readonly other: string;
  readonly same: boolean;
  readonly levels: readonly LabelledLevel[];
  /** What the model thought of the pair then. */
  readonly probability: number;
  readonly model: string;
  readonly by: string | null;
  readonly at: Date;
}

/** A pair that staff have said something of. */
export interface Pair {
  /** The answer that it comes from, and the profile that it is about, where it is about one. */
  readonly case?: { readonly answer: string; readonly profile: string };
  readonly customer: string;
  readonly other: string;
  readonly why: readonly KeptEvidence[];
  readonly probability: number;
  readonly model: string;
}

/** Keeps what staff said of a pair, for estimating the model by; of enough that is new, the business learns. As engine. */
export async function labelPair(tx: Tx, who: Tenanted, pair: Pair, same: boolean): Promise<string> {
  const id = newId();
  await tx
    .insertInto('match_labels')
    .values({
      tenant_id: who.tenant,
      id,
      answer_id: pair.case?.answer ?? null,
      profile_id: pair.case?.profile ?? null,
      customer_id: pair.customer,
      other_id: pair.other,
      same,
      levels: JSON.stringify(pair.why.map(weighedOf).map(({ field, level }) => ({ field, level }))),
      probability: pair.probability,
      model: pair.model,
      labelled_by: actorOf(who),
      labelled_at: now(),
    })
    .execute();
  await learnFromAnswer(tx, who.tenant);
  return id;
}

/** Lets go of the labels that came from an answer: it was taken back. */
export async function unlabel(tx: Tx, { tenant }: Tenanted, answer: string): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('match_labels')
    .where('tenant_id', '=', tenant)
    .where('answer_id', '=', answer)
    .executeTakeFirst();
  if (numDeletedRows > 0n) await forgetAnswer(tx, tenant);
}

/** Lets go of the last label of two customers that came from no case. */
export async function unlabelPair(
  tx: Tx,
  { tenant }: Tenanted,
  customer: string,
  other: string,
): Promise<void> {
  const { numAffectedRows } =
    await sql`DELETE FROM clientele.match_labels WHERE tenant_id = ${tenant} AND id = (
    SELECT m.id FROM clientele.match_labels m
    WHERE m.tenant_id = ${tenant} AND m.answer_id IS NULL AND m.customer_id = ${customer} AND m.other_id = ${other}
    ORDER BY m.id DESC LIMIT 1)`.execute(tx);
  if (numAffectedRows !== 0n) await forgetAnswer(tx, tenant);
}

/** Most labels that are read: the latest say most. */
const mostRead = 100_000;

/** Everything staff have said of pairs, the latest first. */
export async function labelsOf(tx: Tx, tenant: string, most = mostRead): Promise<Label[]> {
  const { rows } = await sql<Label>`
    SELECT m.profile_id AS profile, clientele.survivor(m.customer_id) AS customer,
      clientele.survivor(m.other_id) AS other, m.same, m.levels, m.probability, m.model, m.labelled_by AS by,
      m.labelled_at AS at
    FROM clientele.match_labels m
    WHERE m.tenant_id = ${tenant} ORDER BY m.id DESC LIMIT ${Math.min(most, mostRead)}`.execute(tx);
  return rows;
}
