import { fixedThreshold, groupPairs } from '../match/group.ts';
import type { SaidPair, ScoredPair } from '../match/group.ts';
import { estimateLambda } from '../match/lambda.ts';
import { score } from '../match/score.ts';
import type { MatchContext } from '../match/types.ts';
import type { Agreeing } from './hand.ts';
import type { Unpacker } from './unpack.ts';

/** How pairs become groups. */
export interface Grouping {
  readonly sizes: readonly number[];
  /** Probability from which two records are one person. */
  readonly threshold: number | undefined;
  readonly records: Unpacker;
  readonly context: MatchContext;
  /** Log2 odds that any two records are one person. */
  readonly prior: number;
  /** What somebody said of pairs. */
  readonly said: readonly SaidPair[];
}

/** Pairs of less than these log2 odds are not kept. */
const leastOdds = -4;

/**
 * Log2 odds that any two records are one person, estimated from the weights of the pairs that agree.
 * @param between only pairs of records of two lists were compared
 */
export function priorAmong(
  { weights }: Agreeing,
  { sizes, between }: { readonly sizes: readonly number[]; readonly between: boolean },
): number {
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const all = between ? sizes[0]! * sizes[1]! : (count * (count - 1)) / 2;
  const lambda = estimateLambda(
    Array.from(weights, (weight) => ({ weight })),
    all,
  );
  return Math.log2(lambda / (1 - lambda));
}

/** Log2 odds that stand for a person's word: as good as certain. */
const oddsOfWord = 60;

/**
 * Groups records by the pairs that agree and by what was said.
 * @returns also the pairs that may be one person, those of them of which nobody said anything, and the log2 odds from which
 *   they were grouped
 */
export function groupPeople(
  { pairs, weights }: Agreeing,
  { sizes, threshold, records, context, prior, said }: Grouping,
): { groups: number[][]; pairs: ScoredPair[]; open: ScoredPair[]; threshold: number } {
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const keyOf = (a: number, b: number) => Math.min(a, b) * count + Math.max(a, b);
  const spokenOf = new Set(said.map(({ a, b }) => keyOf(a, b)));
  const open: ScoredPair[] = [];
  for (const [at, weight] of weights.entries()) {
    const odds = weight + prior;
    if (odds < leastOdds) continue;
    const [a, b] = [pairs[2 * at]!, pairs[2 * at + 1]!];
    if (spokenOf.size === 0 || !spokenOf.has(keyOf(a, b))) open.push({ a, b, odds });
  }
  const from = threshold === undefined ? fixedThreshold : Math.log2(threshold / (1 - threshold));
  const groups = groupPairs(count, open, {
    threshold: from,
    oddsOf: (a, b) => score(records.at(a), records.at(b), context).weight + prior,
    said,
  });
  const same = said
    .filter((one) => one.same)
    .map(({ a, b }) => ({ a: Math.min(a, b), b: Math.max(a, b), odds: oddsOfWord }));
  return { groups, open, pairs: [...same, ...open], threshold: from };
}
