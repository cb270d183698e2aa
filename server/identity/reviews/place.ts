import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import type { KeptEvidence } from '../customers/why.ts';
import { worthOf } from '../match/ask-first.ts';
import { kindOf } from './kind.ts';
import { informationOf, rankOf } from './rules.ts';

/** A case, by what its place in the queue depends on. */
export interface Placed {
  /** Why its likeliest candidate may be the one. */
  readonly why: readonly KeptEvidence[];
  /** How likely each candidate is. */
  readonly probabilities: readonly number[];
}

/** What of a case is kept for its place. */
export interface Place {
  readonly kind: string;
  readonly rank_at: Date;
}

/** More of a kind than this are not told apart. */
const mostOfKind = 1000;

/** Places of cases that are about to be opened: behind all of their kind that were asked already. */
export async function placesOf(
  tx: Tx,
  tenant: string,
  cases: readonly Placed[],
  at: Date,
): Promise<Place[]> {
  const kinds = cases.map(({ why }) => kindOf(why));
  const asked = await askedOf(tx, tenant, [...new Set(kinds)]);
  return cases.map(({ probabilities }, place) => {
    const kind = kinds[place]!;
    const turn = asked.get(kind) ?? 0;
    asked.set(kind, turn + 1);
    const worth = worthOf({ turn, bits: informationOf(probabilities), alike: turn + 1 });
    return { kind, rank_at: rankOf(at, worth) };
  });
}

async function askedOf(
  tx: Tx,
  tenant: string,
  kinds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ kind: string; asked: number }>`
    SELECT k.kind, (SELECT count(*)::int FROM (
      SELECT FROM clientele.reviews r
      WHERE r.tenant_id = ${tenant} AND r.kind = k.kind AND r.state <> 'settled' LIMIT ${mostOfKind}) AS alike) AS asked
    FROM unnest(${kinds}::text[]) AS k (kind)`.execute(tx);
  return new Map(rows.map(({ kind, asked }) => [kind, asked]));
}
