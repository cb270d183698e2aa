import { fixedThreshold, groupPairs } from '../match/group.ts';
import type { ScoredPair } from '../match/group.ts';
import { estimateLambda } from '../match/lambda.ts';
import { couldBeRelatives } from './doubt.ts';
import { score } from '../match/score.ts';
import type { MatchContext } from '../match/types.ts';
import type { Agreeing } from './hand.ts';
import { areNamesakes } from './names-together.ts';
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
  readonly together: number;
}

/** Log2 odds of a pair that relatives or colleagues could be, however much agrees: not even. */
const doubtfulOdds = Number(process.env.DOUBT ?? -1);
/** Pairs of less than these log2 odds are not kept. */
const leastOdds = -4;

/** Groups records by the pairs that agree; how many pairs are one person at all is estimated from the pairs' weights. */
export function groupPeople(
  { pairs, weights, doubtful }: Agreeing,
  { sizes, between, threshold, records, context, together }: Grouping,
): { groups: number[][]; pairs: ScoredPair[] } {
  const count = sizes.reduce((sum, size) => sum + size, 0);
  const all = between ? sizes[0]! * sizes[1]! : (count * (count - 1)) / 2;
  const lambda = estimateLambda(
    Array.from(weights, (weight) => ({ weight })),
    all,
  );
  const prior = Math.log2(lambda / (1 - lambda));
  const oddsOf = (weight: number, isDoubtful: boolean) =>
    isDoubtful ? Math.min(doubtfulOdds, weight + prior) : weight + prior;
  const kept: ScoredPair[] = [];
  for (let at = 0; at < weights.length; at += 1) {
    const odds = oddsOf(weights[at]!, doubtful[at] === 1);
    if (odds >= leastOdds) kept.push({ a: pairs[2 * at]!, b: pairs[2 * at + 1]!, odds });
  }
  const groups = groupPairs(count, kept, {
    threshold: threshold === undefined ? fixedThreshold : Math.log2(threshold / (1 - threshold)),
    oddsOf: (a, b) => {
      const { weight, evidence } = score(records.at(a), records.at(b), context);
      return oddsOf(
        areNamesakes(evidence) ? weight - together : weight,
        couldBeRelatives(evidence),
      );
    },
  });
  return { groups, pairs: kept };
}
