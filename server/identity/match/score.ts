import { compareCrossedNames, compareNames, compareRest } from './levels.ts';
import type {
  Called,
  Comparison,
  Evidence,
  Level,
  MatchContext,
  PersonRecord,
  Score,
} from './types.ts';

/** No value is rarer than this, however large the base: a typing slip is always possible. */
const RAREST = 1e-6;

/**
 * Fellegi and Sunter (A Theory for Record Linkage, JASA 64, 1969): each field adds log2 of how much likelier its level
 * is for one person than for two; the prior is one in the base's size. Symmetric in `a` and `b`.
 */
export function score(a: PersonRecord, b: PersonRecord, context: MatchContext): Score {
  const evidence = bestNames(a, b, context);
  for (const comparison of compareRest(a, b, context)) evidence.push(weigh(comparison, context));
  const household = householdOf(evidence, context);
  if (household) evidence.push(household);
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
  const now = namesOf(a, b, context);
  const others = (a.former?.names.length ?? 0) + (b.former?.names.length ?? 0);
  if (others === 0 || (now.length > 0 && now.every(({ level }) => level !== 'different')))
    return now;
  return namesOverTime(a, b, { now, context });
}

/**
 * Of two who had other names too, the pair of names that agrees most, each name as a whole: the parts of two do not mix.
 * With so many pairs to choose from, one agrees by chance so much more easily.
 */
function namesOverTime(
  a: PersonRecord,
  b: PersonRecord,
  { now, context }: { readonly now: Evidence[]; readonly context: MatchContext },
): Evidence[] {
  const mine = [a, ...(a.former?.names ?? [])];
  const theirs = [b, ...(b.former?.names ?? [])];
  let best = now;
  for (const one of mine)
    for (const other of theirs) {
      if (one === a && other === b) continue;
      const found = lessened(namesOf(one, other, context), mine.length * theirs.length);
      if (total(found) > Math.max(total(best), 0)) best = found;
    }
  return best;
}

/** Names chosen from so many pairs: what the most telling of them says is so much less. */
function lessened(names: Evidence[], among: number): Evidence[] {
  const most = names.reduce<Evidence | undefined>(
    (best, one) => (best !== undefined && best.weight >= one.weight ? best : one),
    undefined,
  );
  for (const one of names) one.among = among;
  if (most !== undefined) {
    most.chance *= among;
    most.weight -= Math.log2(among);
  }
  return names;
}

function namesOf(a: Called, b: Called, context: MatchContext): Evidence[] {
  const straight = compareNames(a, b).map((comparison) => weigh(comparison, context));
  const settled = straight.length > 0 && straight.every(({ level }) => level !== 'different');
  if (settled) return namesakes(straight, context);
  const crossed = compareCrossedNames(a, b).map((comparison) => weigh(comparison, context));
  const crossedWins = total(crossed) > Math.max(total(straight), 0);
  return crossedWins ? namesakes(crossed, context) : straight;
}

/** Two names that agree to the letter are not two coincidences. */
function namesakes(names: Evidence[], { model }: MatchContext): Evidence[] {
  const [, last] = names;
  if (!last || !(model.together > 0) || names.some(({ level }) => level !== 'exact')) return names;
  const bits = Math.min(model.together, last.weight);
  last.chance *= 2 ** bits;
  last.weight -= bits;
  return names;
}

/** Odds of relatives that are not worth a word: they would take back a twentieth of a bit. */
const NOTICED = 0.035;

/**
 * What two people of one household have in common is not as many coincidences, but one: that they live together. So the
 * evidence is held against a mixture of strangers and relatives, not against strangers alone.
 */
function householdOf(evidence: readonly Evidence[], context: MatchContext): Evidence | undefined {
  let shared = 1;
  for (const one of evidence) {
    const { r } = levelOf(one, context);
    if (r !== undefined) shared *= r / one.chance;
  }
  const { model, base } = context;
  const related = model.relatives / Math.max(base, model.smallestBase);
  if (related * shared < NOTICED) return undefined;
  const weight = -Math.log2(1 + related * shared);
  return { field: 'household', level: 'shared', values: ['', ''], weight, chance: related };
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
  const chance = chanceOf(comparison, level, context) * (comparison.among ?? 1);
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
