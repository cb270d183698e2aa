import { compareCrossedNames, compareNames, compareRest } from './levels.ts';
import type { Comparison, Evidence, Level, MatchContext, PersonRecord, Score } from './types.ts';

/** No value is rarer than this, however large the base: a typing slip is always possible. */
const RAREST = 1e-6;

/**
 * Fellegi and Sunter (A Theory for Record Linkage, JASA 64, 1969): each field adds log2 of how much likelier its level
 * is for one person than for two; the prior is one in the base's size. Symmetric in `a` and `b`.
 */
export function score(a: PersonRecord, b: PersonRecord, context: MatchContext): Score {
  const evidence = bestNames(a, b, context);
  for (const comparison of compareRest(a, b, context)) evidence.push(weigh(comparison, context));
  const weight = total(evidence);
  return { weight, probability: probabilityOf(weight, context), evidence };
}

/** Probability that evidence of so many bits means one person, in a base of this size. */
function probabilityOf(weight: number, { model, base, lambda }: MatchContext): number {
  const prior =
    lambda === undefined
      ? -Math.log2(Math.max(base, model.smallestBase))
      : Math.log2(lambda / (1 - lambda));
  return 1 / (1 + 2 ** (-prior - weight));
}

function bestNames(a: PersonRecord, b: PersonRecord, context: MatchContext): Evidence[] {
  const straight = compareNames(a, b).map((comparison) => weigh(comparison, context));
  const settled = straight.length > 0 && straight.every(({ level }) => level !== 'different');
  if (settled) return straight;
  const crossed = compareCrossedNames(a, b).map((comparison) => weigh(comparison, context));
  const crossedWins = total(crossed) > Math.max(total(straight), 0);
  return crossedWins ? crossed : straight;
}

/** Every field that both have, each once; names in whichever order agrees better. What `score` weighs. */
export function comparisons(
  a: PersonRecord,
  b: PersonRecord,
  context: MatchContext,
): readonly Comparison[] {
  return [...bestNames(a, b, context), ...compareRest(a, b, context)];
}

function weigh(comparison: Comparison, context: MatchContext): Evidence {
  const level = levelOf(comparison, context);
  const chance = chanceOf(comparison, level, context);
  // Written onto the comparison, which is ours alone: a copy would be a fifth of the whole cost.
  const evidence = comparison as Evidence;
  evidence.chance = chance;
  evidence.weight = Math.log2(level.m / chance);
  return evidence;
}

/** `u`, adjusted to how common the value is: a rare surname says more than a common one. */
function chanceOf(comparison: Comparison, { u, frequency }: Level, context: MatchContext): number {
  if (frequency === undefined || comparison.value === undefined) return u;
  const known = context.frequency?.(comparison.field, comparison.value);
  if (frequency === 'scales')
    return u * (known ?? 1 / Math.max(context.base, context.model.smallestBase));
  return known === undefined ? u : Math.max(known, RAREST);
}

function levelOf({ field, level }: Comparison, { model }: MatchContext): Level {
  return (model.levels[field] as Record<string, Level>)[level]!;
}

function total(evidence: readonly Evidence[]): number {
  let sum = 0;
  for (const { weight } of evidence) sum += weight;
  return sum;
}
