import { fixedThreshold, groupPairs } from '../match/group.ts';
import type { ScoredPair } from '../match/group.ts';
import { estimateLambda } from '../match/lambda.ts';
import { score } from '../match/score.ts';
import type { MatchContext } from '../match/types.ts';
import type { Agreeing } from './hand.ts';
import type { Unpacker } from './unpack.ts';

/** How pairs become groups. */
export interface Grouping {
  readonly sizes: readonly number[];
  /** Only pairs of records of two lists are told. */
  readonly between: boolean;
  /** Probability from which two records are one person. */
  readonly threshold: number | undefined;
  readonly records: Unpacker;
  readonly context: MatchContext;
}

/** Pairs of less than these log2 odds are not kept. */
const leastOdds = -4;

/** Groups records by the pairs that agree; how many pairs are one person at all is estimated from the pairs' weights. */
export function groupPeople(
  { pairs, weights }: Agreeing,
  { sizes, between, threshold, records, context }: Grouping,
): { groups: number[][]; pairs: ScoredPair[] } {
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const all = between ? sizes[0]! * sizes[1]! : (count * (count - 1)) / 2;
  const lambda = estimateLambda(
    Array.from(weights, (weight) => ({ weight })),
    all,
  );
  const prior = Math.log2(lambda / (1 - lambda));
  const kept: ScoredPair[] = [];
  for (const [at, weight] of weights.entries()) {
    const odds = weight + prior;
    if (odds >= leastOdds) kept.push({ a: pairs[2 * at]!, b: pairs[2 * at + 1]!, odds });
  }
  const groups = groupPairs(count, kept, {
    threshold: threshold === undefined ? fixedThreshold : Math.log2(threshold / (1 - threshold)),
    oddsOf: (a, b) => score(records.at(a), records.at(b), context).weight + prior,
  });
  return { groups, pairs: kept };
}
