import type { WrittenProfile } from '#contract/person';
import type { MatchFault } from '#contract/matching';
import { estimateModel } from '../match/estimate.ts';
import type { Reading } from '../match/prepare.ts';
import type { MatchModel } from '../match/types.ts';
import { recordOf } from '../recognise/arrival.ts';
import { faultsOf } from './faults.ts';
import { fewestSaid, heeding, type Said } from './heed.ts';
import { heldBack } from './held-back.ts';
import { passesOf } from './passes.ts';
import { randomFrom } from './random.ts';

/** A profile to learn from, and where it leads. */
export interface Sampled {
  readonly person: WrittenProfile['person'];
  readonly customer: string;
  /** Staff or a proof say so, rather than the model that is to be learnt anew. */
  readonly sure: boolean;
}

/** What is learnt from. Plain data, for it crosses to another thread. */
export interface Lesson {
  readonly sampled: readonly Sampled[];
  /** What staff said of pairs. */
  readonly said: readonly Said[];
  readonly reading: Reading;
  readonly shipped: MatchModel;
  /** The model that is used so far. */
  readonly active: MatchModel;
  /** Customers of the business. */
  readonly base: number;
  readonly seed: number;
}

/** From how much a model was learnt. */
export interface Learnt {
  /** Customers of the business then, and profiles that were read. */
  readonly customers: number;
  readonly profiles: number;
  /** Pairs that were compared, and how many of all pairs are one person by the model's lights. */
  readonly compared: number;
  readonly pairs: number;
  /** Share of all pairs that are one person. */
  readonly lambda: number;
  /** Levels as `field.level` that hardly any pair had. */
  readonly unobserved: readonly string[];
  /** What staff had said of pairs, where that was enough to be heeded. */
  readonly answers?: number;
  readonly seed: number;
}

/** A model made of a business's own people, or why it should not be taken. */
export interface Outcome {
  readonly model: MatchModel;
  readonly learnt: Learnt;
  readonly faults: readonly MatchFault[];
}

/** Most pairs that are drawn to see how often strangers agree. */
const mostDrawn = 150_000;

/** At least so many of those who turn up are taken to have been there already: nobody is ever sure to be new. */
const leastRecurring = 0.05;

/**
 * Learns a model without labels. Profiles are compared, not customers: those who were linked are pairs of one person as
 * two sources write them, and customers are whom the model told apart already. Pure: the same lesson gives the same.
 */
export function learn({ sampled, said, reading, shipped, active, base, seed }: Lesson): Outcome {
  const records = sampled.map(({ person }) => recordOf(person, reading));
  const random = randomFrom(seed);
  const passes = passesOf(records, random);
  const estimate = estimateModel(records, { passes, start: shipped, random, drawn: mostDrawn });
  const { lambda, unobserved } = estimate;
  const size = records.length;
  const pairs = Math.round((lambda * size * (size - 1)) / 2);
  const drawn = Math.min(mostDrawn, (size * (size - 1)) / 2);
  const unlabelled: MatchModel = {
    ...heldBack(estimate.model, shipped, { unobserved, drawn }),
    recurring: Math.min(1, Math.max(leastRecurring, lambda * (size - 1))),
    thresholds: active.thresholds,
  };
  const model = heeding(unlabelled, said, base);
  const learnt: Learnt = {
    customers: base,
    profiles: size,
    compared: passes.reduce((sum, pass) => sum + pass.pairs.length, 0),
    pairs,
    lambda,
    unobserved,
    ...(said.length >= fewestSaid && { answers: said.length }),
    seed,
  };
  const sure = { records, sampled, base };
  return {
    model,
    learnt,
    faults: faultsOf({ model, learnt, passes: passes.length }, { shipped, active, sure }),
  };
}
