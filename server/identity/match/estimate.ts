import { drawPatterns } from './draw.ts';
import { FIELDS, levelsOf, nothing, Patterns, Ratios } from './patterns.ts';
import type { Counts, Pattern, Shares } from './patterns.ts';
import { comparisons } from './score.ts';
import { LEVELS } from './types.ts';
import type { Field, Level, MatchModel, PersonRecord } from './types.ts';

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

/** So many pairs' worth the chances of the start count beside what was seen. */
const TRUST = 20;
const ROUNDS = 30;
/** After so many rounds `u` and the shares of all pairs are taken anew. */
const ROUNDS_OF_U = 10;
const MOST_DRAWN = 400_000;
/** No chance is estimated below this. */
const LEAST = 1e-7;
/** Said of names already: how often strangers agree so follows from how many share a name, which a draw does not show. */
const KEPT = new Set(['email.localSpelt', 'email.generic', 'phone.placeholder']);

/**
 * Estimates a model without labels. Pairs are one person, two of one household, or strangers: `u` is of pairs drawn at
 * random, `m` and `r` by expectation-maximisation over several passes, each of which has its own shares of the three (after
 * Winkler 1988; Enamorado, Fifield and Imai 2019). Chances of identifiers (`scales`) and what too few pairs show stay as
 * in `start`.
 */
export function estimateModel(
  records: readonly PersonRecord[],
  { passes, start, random, drawn = MOST_DRAWN }: Estimating,
): Estimate {
  const base = Math.max(records.length, 2);
  const pairs = (base * (base - 1)) / 2;
  const any = drawPatterns(records, start, { random, drawn });
  let shares: Shares = { same: 0, related: 0 };
  let model = withChances(start, start, any, { shares, base });
  const context = { model, base };
  const ofPasses = passes.map((pass) => ({
    patterns: patternsOf(records, pass, context),
    shares: { same: 0.2, related: 0.05 },
  }));
  const union = unionOf(records, passes, context);
  let seen = { same: nothing(), related: nothing() };
  for (let round = 1; round <= ROUNDS; round += 1) {
    const ratios = new Ratios(model, base);
    seen = { same: nothing(), related: nothing() };
    for (const pass of ofPasses) pass.shares = expect(pass, ratios, seen);
    model = maximise(start, model, seen);
    if (round % ROUNDS_OF_U !== 0) continue;
    shares = sharesOf(union, pairs, new Ratios(model, base));
    model = withChances(model, start, any, { shares, base });
  }
  return {
    model: {
      ...model,
      version: `estimated-${records.length}`,
      relatives: relativesOf(shares, start, base),
    },
    lambda: shares.same,
    unobserved: unobservedOf(seen.same, any),
  };
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

/** The model with `u` of pairs drawn at random, less what of them are no strangers by its lights. */
function withChances(
  model: MatchModel,
  start: MatchModel,
  any: readonly Pattern[],
  { shares, base }: { shares: Shares; base: number },
): MatchModel {
  const ratios = new Ratios(model, base);
  const counts = nothing();
  const names = { all: 0, given: 0, family: 0, both: 0 };
  for (const { levels, count } of any) {
    const { same, related } = ratios.likely(levels, shares);
    const strangers = count * Math.max(0, 1 - same - related);
    for (const [field, at] of levels) counts[field][at]! += strangers;
    countNames(names, levels, strangers);
  }
  const made = changed(model, (field, levels) => {
    const begun = levelsOf(start, field);
    const total = sum(counts[field]);
    return levels.map((level, at) => {
      const kept = level.frequency === 'scales' || KEPT.has(`${field}.${LEVELS[field][at]!}`);
      if (kept || total === 0) return level;
      const u = (counts[field][at]! + TRUST * begun[at]!.u) / (total + TRUST);
      return { ...level, u: Math.max(u, LEAST) };
    });
  });
  return { ...withCrossed(made, start, counts), together: togetherOf(names) };
}

type Names = { all: number; given: number; family: number; both: number };

function countNames(names: Names, levels: Pattern['levels'], count: number): void {
  const given = levels.find(([field]) => field === 'given');
  const family = levels.find(([field]) => field === 'family');
  if (!given || !family) return;
  names.all += count;
  if (given[1] === 0) names.given += count;
  if (family[1] === 0) names.family += count;
  if (given[1] === 0 && family[1] === 0) names.both += count;
}

/** Bits by which namesakes are likelier than their names by themselves: both come from where a family is from. */
function togetherOf({ all, given, family, both }: Names): number {
  const few = 5;
  const expected = (given * family) / Math.max(1, all);
  return Math.max(0, Math.log2((both + few) / (expected + few)));
}

/** Names in the other order say what they would in their own. */
function withCrossed(model: MatchModel, start: MatchModel, counts: Counts): MatchModel {
  if (sum(counts.given) + sum(counts.family) === 0)
    return { ...model, levels: { ...model.levels, crossed: start.levels.crossed } };
  const { given, family } = model.levels;
  const mean = (level: keyof typeof given): Level => {
    const [one, other] = [given[level], level === 'nickname' ? given[level] : family[level]];
    const { frequency } = start.levels.crossed[level];
    return {
      m: (one.m + other.m) / 2,
      u: Math.max(one.u, other.u),
      ...(frequency && { frequency }),
    };
  };
  const crossed = Object.fromEntries(LEVELS.crossed.map((level) => [level, mean(level)]));
  return { ...model, levels: { ...model.levels, crossed: crossed as typeof given } };
}

function patternsOf(
  records: readonly PersonRecord[],
  { pairs, blocked }: Pass,
  context: { model: MatchModel; base: number },
): Pattern[] {
  const patterns = new Patterns();
  for (const [a, b] of pairs) {
    const found = comparisons(records[a]!, records[b]!, context);
    patterns.add(found.filter(({ field }) => !blocked.includes(field)));
  }
  return patterns.all();
}

/** All pairs of the passes, each once, by what they agree in. */
function unionOf(
  records: readonly PersonRecord[],
  passes: readonly Pass[],
  context: { model: MatchModel; base: number },
): Pattern[] {
  const shares = new Map<number, number>();
  for (const { pairs, share = 1 } of passes) {
    for (const [a, b] of pairs) {
      const key = Math.min(a, b) * records.length + Math.max(a, b);
      shares.set(key, Math.max(shares.get(key) ?? 0, share));
    }
  }
  const patterns = new Patterns();
  for (const [key, share] of shares) {
    const [a, b] = [Math.floor(key / records.length), key % records.length];
    patterns.add(comparisons(records[a]!, records[b]!, context), 1 / share);
  }
  return patterns.all();
}

/** Adds what is expected of pairs of one person, and of relatives, to `seen`; returns the shares of both. */
function expect(
  { patterns, shares }: { patterns: readonly Pattern[]; shares: Shares },
  ratios: Ratios,
  seen: { same: Counts; related: Counts },
): Shares {
  let [same, related, all] = [0, 0, 0];
  for (const { levels, count } of patterns) {
    const likely = ratios.likely(levels, shares);
    same += likely.same * count;
    related += likely.related * count;
    all += count;
    for (const [field, at] of levels) {
      seen.same[field][at]! += likely.same * count;
      seen.related[field][at]! += likely.related * count;
    }
  }
  const share = (count: number) => Math.min(0.998, Math.max(1e-6, (count + 0.1) / (all + 1)));
  return { same: share(same), related: share(Math.min(related, all - same)) };
}

function maximise(
  start: MatchModel,
  model: MatchModel,
  seen: { same: Counts; related: Counts },
): MatchModel {
  return changed(model, (field, levels) => {
    if (field === 'crossed') return levels;
    const begun = levelsOf(start, field);
    const [same, related] = [sum(seen.same[field]), sum(seen.related[field])];
    return levels.map((level, at) => {
      const { m, r } = begun[at]!;
      const learnt = (count: number, total: number, before: number) =>
        total === 0 ? before : Math.max(LEAST, (count + TRUST * before) / (total + TRUST));
      return {
        ...level,
        m: learnt(seen.same[field][at]!, same, m),
        ...(r !== undefined && { r: learnt(seen.related[field][at]!, related, r) }),
      };
    });
  });
}

/** Shares of all pairs, from those of the passes: pairs that no pass chose are strangers. */
function sharesOf(union: readonly Pattern[], all: number, ratios: Ratios): Shares {
  let shares: Shares = { same: 1 / Math.sqrt(2 * all), related: 0.1 / Math.sqrt(2 * all) };
  for (let round = 0; round < ROUNDS; round += 1) {
    let [same, related] = [0.5, 0.1];
    for (const { levels, count } of union) {
      const likely = ratios.likely(levels, shares);
      same += likely.same * count;
      related += likely.related * count;
    }
    shares = { same: Math.min(0.5, same / (all + 1)), related: Math.min(0.4, related / (all + 1)) };
  }
  return shares;
}

/** Relatives a record has among the others; what was seen, and never less than a tenth of what the start says. */
function relativesOf({ related }: Shares, { relatives }: MatchModel, base: number): number {
  return Math.max(relatives / 10, related * base);
}

const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0);

function unobservedOf(same: Counts, any: readonly Pattern[]): string[] {
  const drawn = new Set(any.flatMap(({ levels }) => levels.map((level) => level.join(' '))));
  return FIELDS.flatMap((field) =>
    LEVELS[field]
      .filter((_, at) => same[field][at]! < 1 && !drawn.has(`${field} ${at}`))
      .map((level) => `${field}.${level}`),
  );
}
