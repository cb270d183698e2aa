import { sql } from 'kysely';
import type { duplicates } from '#contract/duplicates';
import type { ReplyOf } from '#contract/operation';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { survivorOf } from '../customers/read.ts';
import { evidenceAsSeenBy, numbersBeside, numbersOfCustomers } from '../customers/own-numbers.ts';
import { waterfallOf, type KeptEvidence } from '../customers/why.ts';
import type { PersonRecord } from '../match/types.ts';
import { readCompared } from '../reviews/compared.ts';

/** Two customers, by their ids in any order. */
export interface PairOf {
  readonly id: string;
  readonly other: string;
}

/** A pair that a search found. */
export interface FoundPair {
  readonly low: string;
  readonly high: string;
  readonly probability: number;
  readonly prior: number;
  readonly why: readonly KeptEvidence[];
  readonly model: string;
  readonly foundAt: Date;
  readonly answer: 'merge' | 'reject' | 'never' | null;
  readonly answeredBy: string | null;
  readonly merge: string | null;
}

/** Two customers side by side, and why they may be one. @throws {Refusal} `not_found` */
export async function readDuplicate(
  tx: Tx,
  who: Tenanted,
  pair: PairOf,
): Promise<ReplyOf<typeof duplicates.getDuplicate>> {
  const { tenant } = who;
  const now = { id: await survivorOf(tx, pair.id), other: await survivorOf(tx, pair.other) };
  const found = await foundPair(tx, tenant, now);
  const people = await readCompared(tx, tenant, [found.low, found.high]);
  const [one, other] = [people.get(found.low), people.get(found.high)];
  const [a, b] = await recordsOf(tx, tenant, found);
  if (one === undefined || other === undefined || a === undefined || b === undefined)
    return refuse('not_found');
  const own = await numbersOfCustomers(tx, tenant, [found.low, found.high]);
  return {
    one,
    other,
    why: evidenceAsSeenBy(who, waterfallOf(found, a, b)),
    numbers: numbersBeside(who, own.get(found.low) ?? [], own.get(found.high) ?? []),
    foundAt: found.foundAt.toISOString(),
  };
}

/** The pair as a search found it. @throws {Refusal} `not_found` */
export async function foundPair(tx: Tx, tenant: string, { id, other }: PairOf): Promise<FoundPair> {
  const [low, high] = id < other ? [id, other] : [other, id];
  const { rows } = await sql<FoundPair>`
    SELECT d.customer_id AS low, d.other_id AS high, d.probability, d.prior, d.why, d.model,
      d.found_at AS "foundAt", d.answer, d.answered_by AS "answeredBy", d.merge_id AS merge
    FROM clientele.duplicates d
    WHERE d.tenant_id = ${tenant} AND d.customer_id = ${low} AND d.other_id = ${high}`.execute(tx);
  return rows[0] ?? refuse('not_found');
}

async function recordsOf(tx: Tx, tenant: string, { low, high }: FoundPair) {
  const { rows } = await sql<{ record: PersonRecord }>`
    SELECT m.record FROM clientele.match_records m
    WHERE m.tenant_id = ${tenant} AND m.customer_id = ANY (${[low, high]}::uuid[])
    ORDER BY m.customer_id`.execute(tx);
  return rows.map((row) => row.record);
}
