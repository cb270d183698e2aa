import type { MatchFault } from '#contract/matching';
import { levelsOf } from '../match/patterns.ts';
import { score } from '../match/score.ts';
import { LEVELS } from '../match/types.ts';
import type { Field, Level, MatchModel, PersonRecord } from '../match/types.ts';
import type { Learnt, Sampled } from './learn.ts';
import { lambdaFor } from '../recognise/prior.ts';

/** A model is not learnt from fewer pairs of one person. */
const fewestPairs = 50;
/** One way of choosing pairs is blind to what it chose by. */
const fewestPasses = 2;
/** Levels that lie so many bits apart in the shipped model may not come to lie so many the other way round. */
const clearlyApart = 4;
/** Fewer pairs of whom it is known for sure that they are one person prove nothing. */
const fewestSure = 20;
/** So many more of these a model may fail to find. */
const mostLost = 0.02;
/** Most of these that are scored. */
const mostSure = 5000;

interface Made {
  readonly model: MatchModel;
  readonly learnt: Learnt;
  readonly passes: number;
}

interface Against {
  readonly shipped: MatchModel;
  readonly active: MatchModel;
  readonly sure: Sure;
}

interface Sure {
  readonly records: readonly PersonRecord[];
  readonly sampled: readonly Sampled[];
  readonly base: number;
}

/** Why a model that was learnt is odd, or worse than the one that is used; nothing where it may be taken. */
export function faultsOf({ model, learnt, passes }: Made, against: Against): MatchFault[] {
  const faults: MatchFault[] = [];
  if (learnt.pairs < fewestPairs || passes < fewestPasses) faults.push('few');
  if (!isInOrder(model, against.shipped, learnt.unobserved)) faults.push('order');
  if (finds(model, against.sure) < finds(against.active, against.sure) - mostLost)
    faults.push('worse');
  return faults;
}

/** What a level says, in bits, of a value that is neither rare nor common. */
export function bitsOf({ m, u, frequency }: Level, smallestBase: number): number {
  return Math.log2(m / (frequency === 'scales' ? u / smallestBase : u));
}

/** Whether more agreement still says more: no two levels that were seen have clearly turned round. */
function isInOrder(model: MatchModel, shipped: MatchModel, unobserved: readonly string[]): boolean {
  const unseen = new Set(unobserved);
  return (Object.keys(LEVELS) as Field[]).every((field) => {
    const bits = (of: MatchModel) =>
      levelsOf(of, field).map((level) => bitsOf(level, of.smallestBase));
    const [mine, usual] = [bits(model), bits(shipped)];
    const seen = [...LEVELS[field].keys()].filter(
      (at) => !unseen.has(`${field}.${LEVELS[field][at]!}`),
    );
    return seen.every((one) =>
      seen.every(
        (other) =>
          usual[one]! - usual[other]! < clearlyApart || mine[one]! - mine[other]! > -clearlyApart,
      ),
    );
  });
}

/** The share of pairs that are one person for sure which a model at least shows to staff; 1 where too few are known. */
function finds(model: MatchModel, { records, sampled, base }: Sure): number {
  const lambda = lambdaFor(model, base);
  const context = { model, base, ...(lambda !== undefined && { lambda }) };
  const of = Map.groupBy(records.keys(), (at) => sampled[at]!.customer);
  let [known, found] = [0, 0];
  for (const [first, ...others] of of.values()) {
    for (const other of others) {
      if (!sampled[other]!.sure && !sampled[first!]!.sure) continue;
      const { probability } = score(records[first!]!, records[other]!, context);
      known += 1;
      if (probability >= model.thresholds.review) found += 1;
    }
    if (known >= mostSure) break;
  }
  return known < fewestSure ? 1 : found / known;
}
