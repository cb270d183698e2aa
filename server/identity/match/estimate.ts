import { compareCrossedNames, compareNames, compareRest } from './levels.ts';
import { estimateLambda } from './lambda.ts';
import { levelsOf, Patterns, placeOf, probabilityOf, ratioOf } from './patterns.ts';
import type { Pattern } from './patterns.ts';
import { comparisons } from './score.ts';
import { LEVELS } from './types.ts';
import type { Comparison, Field, Level, MatchModel, PersonRecord } from './types.ts';

/** Two records by their places in a list. */
export type Pair = readonly [number, number];

/**
 * Pairs that some rule chose, such as "same birth date". What the rule looked at, `blocked`, is not learnt from its
 * pairs: all of them agree there.
 */
export type Pass = {
  blocked: readonly Field[];
  pairs: readonly Pair[];
  /** Which share of the rule's pairs these are; 1 where not said. */
  share?: number;
};

/** What to estimate from. `random` gives numbers from 0 up to 1; the same sequence gives the same model. */
export type Estimating = {
  passes: readonly Pass[];
  start: MatchModel;
  random: () => number;
  /** Most pairs that are drawn for `u`. */
  drawn?: number;
};

/** A model made of the data themselves. */
export type Estimate = {
  model: MatchModel;
  /** Share of all pairs of records that are one person, 0 to 1. */
  lambda: number;
  /** Levels as `field.level` that hardly any pair had: they keep the chances that the model started with. */
  unobserved: string[];
};

type Counts = { [F in Field]: number[] };
/** So many pairs' worth the chances of the start count beside what was seen. */
const TRUST = 20;
const ROUNDS = 30;
/** After so many rounds `u` is taken anew, without the true pairs among those drawn. */
const ROUNDS_OF_U = 10;
const MOST_DRAWN = 400_000;
/** No chance is estimated below this. */
const LEAST = 1e-7;

const FIELDS = Object.keys(LEVELS) as Field[];

/**
 * Estimates a model without labels: `u` from pairs drawn at random, `m` by expectation-maximisation over several passes
 * that share one `m` but each have their own share of true pairs (Winkler 1988; Enamorado and others 2019), and lambda
 * from all pairs of the passes together. Chances of identifiers (`scales`) and what too few pairs show stay as in `start`.
 */
export function estimateModel(
  records: readonly PersonRecord[],
  { passes, start, random, drawn = MOST_DRAWN }: Estimating,
): Estimate {
  const strangers = draw(records, start, { random, drawn });
  let lambda = 0;
  let model = withChances(start, strangers, lambda);
  const base = Math.max(records.length, 2);
  const patterns = passes.map(({ pairs, blocked }) =>
    patternsOf(records, pairs, { model, base }, new Set(blocked)),
  );
  const shares = patterns.map(() => 0.2);
  let seen = zeroes();
  for (let round = 1; round <= ROUNDS; round += 1) {
    seen = zeroes();
    for (const [at, found] of patterns.entries())
      shares[at] = expect(found, shares[at]!, model, seen);
    model = maximise(start, model, seen);
    if (round % ROUNDS_OF_U !== 0) continue;
    lambda = lambdaOfPasses(records, passes, model);
    model = withChances(model, strangers, lambda, start);
  }
  return {
    model: { ...model, version: `estimated-${records.length}` },
    lambda: lambda === 0 ? lambdaOfPasses(records, passes, model) : lambda,
    unobserved: unobservedOf(seen, strangers),
  };
}

function zeroes(): Counts {
  return Object.fromEntries(FIELDS.map((field) => [field, LEVELS[field].map(() => 0)])) as Counts;
}

/** What pairs drawn at random agree in: hardly any of them is one person. All pairs where there are no more. */
type Drawn = { patterns: Pattern[]; crossed: number[] };

function draw(
  records: readonly PersonRecord[],
  model: MatchModel,
  { random, drawn }: { random: () => number; drawn: number },
): Drawn {
  const size = records.length;
  const context = { model, base: size };
  const patterns = new Patterns();
  const crossed = LEVELS.crossed.map(() => 0);
  const add = (a: PersonRecord, b: PersonRecord) => {
    patterns.add([...compareNames(a, b), ...compareRest(a, b, context)]);
    for (const found of compareCrossedNames(a, b)) crossed[placeOf(found)]! += 1;
  };
  if ((size * (size - 1)) / 2 <= drawn) {
    for (let a = 0; a < size; a += 1)
      for (let b = a + 1; b < size; b += 1) add(records[a]!, records[b]!);
  } else {
    for (let turn = 0; turn < drawn; turn += 1) {
      const a = Math.floor(random() * size);
      const b = Math.floor(random() * (size - 1));
      add(records[a]!, records[b >= a ? b + 1 : b]!);
    }
  }
  return { patterns: patterns.all(), crossed };
}

function changed(
  model: MatchModel,
  change: (field: Field, levels: Level[]) => readonly Level[],
): MatchModel {
  const levels = Object.fromEntries(
    FIELDS.map((field) => {
      const made = change(field, levelsOf(model, field));
      return [field, Object.fromEntries(LEVELS[field].map((level, at) => [level, made[at]!]))];
    }),
  ) as MatchModel['levels'];
  return { ...model, levels };
}

/** The model with `u` of pairs drawn at random, less what of them is one person by its lights. */
function withChances(
  model: MatchModel,
  { patterns, crossed }: Drawn,
  lambda: number,
  start = model,
): MatchModel {
  const counts = zeroes();
  counts.crossed = [...crossed];
  for (const { levels, count } of patterns) {
    const strangers = lambda === 0 ? count : count * (1 - probabilityOf(levels, model, lambda));
    for (const [field, at] of levels) counts[field][at]! += strangers;
  }
  return changed(model, (field, levels) => {
    const begun = levelsOf(start, field);
    const total = counts[field].reduce((sum, one) => sum + one, 0);
    return levels.map((level, at) => {
      if (level.frequency === 'scales' || total === 0) return level;
      const u = (counts[field][at]! + TRUST * begun[at]!.u) / (total + TRUST);
      return { ...level, u: Math.max(u, LEAST) };
    });
  });
}

function patternsOf(
  records: readonly PersonRecord[],
  pairs: readonly Pair[],
  context: { model: MatchModel; base: number },
  blocked: ReadonlySet<Field>,
): Pattern[] {
  const patterns = new Patterns();
  for (const [a, b] of pairs) {
    const found = comparisons(records[a]!, records[b]!, context);
    patterns.add(found.filter(({ field }) => !blocked.has(field)));
  }
  return patterns.all();
}

/** Adds what is expected of true pairs to `seen`; returns the share of true pairs. */
function expect(
  patterns: readonly Pattern[],
  share: number,
  model: MatchModel,
  seen: Counts,
): number {
  let [matched, all] = [0, 0];
  for (const { levels, count } of patterns) {
    const probability = probabilityOf(levels, model, share);
    matched += probability * count;
    all += count;
    for (const [field, at] of levels) seen[field][at]! += probability * count;
  }
  return Math.min(0.999, Math.max(1e-6, (matched + 0.2) / (all + 1)));
}

function maximise(start: MatchModel, model: MatchModel, seen: Counts): MatchModel {
  return changed(model, (field, levels) => {
    if (field === 'crossed') return levels;
    const begun = levelsOf(start, field);
    const total = seen[field].reduce((sum, one) => sum + one, 0);
    if (total === 0) return begun;
    return levels.map((level, at) => {
      const m = (seen[field][at]! + TRUST * begun[at]!.m) / (total + TRUST);
      return { ...level, m: Math.max(m, LEAST) };
    });
  });
}

/** True pairs among all pairs of the passes, each counted once, against all pairs there are. */
function lambdaOfPasses(
  records: readonly PersonRecord[],
  passes: readonly Pass[],
  model: MatchModel,
): number {
  const context = { model, base: records.length };
  const once = new Map<number, { weight: number; share: number }>();
  for (const { pairs, share = 1 } of passes) {
    for (const [a, b] of pairs) {
      const key = Math.min(a, b) * records.length + Math.max(a, b);
      const known = once.get(key);
      if (known) known.share = Math.max(known.share, share);
      else
        once.set(key, {
          weight: weightOf(comparisons(records[a]!, records[b]!, context), model),
          share,
        });
    }
  }
  const all = (records.length * (records.length - 1)) / 2;
  return estimateLambda([...once.values()], all);
}

function weightOf(found: readonly Comparison[], model: MatchModel): number {
  let bits = 0;
  for (const one of found) {
    const level = (model.levels[one.field] as Record<string, Level>)[one.level]!;
    bits += Math.log2(ratioOf(level));
  }
  return bits;
}

function unobservedOf(seen: Counts, { patterns }: Drawn): string[] {
  const drawn = new Set(patterns.flatMap(({ levels }) => levels.map((level) => level.join(' '))));
  return FIELDS.flatMap((field) =>
    LEVELS[field]
      .filter((_, at) => seen[field][at]! < 1 && !drawn.has(`${field} ${at}`))
      .map((level) => `${field}.${level}`),
  );
}
