/** A pair that was compared: places of two records, and the log2 odds that they are one person, prior included. */
export type ScoredPair = { a: number; b: number; odds: number };

/** Two records of which somebody said whether they are one person. */
export type SaidPair = { a: number; b: number; same: boolean };

/** How pairs are grouped. */
export type Grouping = {
  /** Log2 odds from which a pair ties its records together. */
  threshold: number;
  /** Log2 odds of a pair that `pairs` does not hold. Without it such a pair speaks neither for nor against. */
  oddsOf?: (a: number, b: number) => number;
  /** Most records a group may have. */
  most?: number;
  /** A person's word, which goes before all odds: two records that were said to be two people are never in one group. */
  said?: readonly SaidPair[];
};

const MOST = 200;
/** No pair is further from the threshold than this: one certain pair does not carry ten doubtful ones. */
const FIRMEST = 12;

/**
 * Groups of records that are one person each, by their places, in order; records of nobody else are left out. Pairs above
 * the threshold are joined, the surest first, while all pairs between two groups speak for one person on average, so
 * that a weak bridge or a contradiction keeps groups apart. What was said is heeded first. The order of `pairs` does not
 * matter.
 */
export function groupPairs(
  count: number,
  pairs: readonly ScoredPair[],
  { threshold, oddsOf, most = MOST, said = [] }: Grouping,
): number[][] {
  const known = new Map<number, number>();
  const keyOf = (a: number, b: number) => Math.min(a, b) * count + Math.max(a, b);
  for (const { a, b, odds } of pairs) known.set(keyOf(a, b), odds);
  const between = (a: number, b: number) => known.get(keyOf(a, b)) ?? oddsOf?.(a, b);
  const words = new Map(said.map(({ a, b, same }) => [keyOf(a, b), same]));
  const word = (a: number, b: number) => words.get(keyOf(a, b));

  const groups = new Map<number, number[]>();
  const groupOf = new Map<number, number>();
  const own = (at: number) => groups.get(groupOf.get(at) ?? at) ?? [at];
  const sure = said.filter(({ same }) => same).map(({ a, b }) => ({ a, b, odds: Infinity }));
  const surest = [...sure, ...pairs.filter(({ odds }) => odds >= threshold)]
    .map(({ a, b, odds }) => ({ a: Math.min(a, b), b: Math.max(a, b), odds }))
    .toSorted((x, y) => compareOdds(y.odds, x.odds) || x.a - y.a || x.b - y.b);
  for (const { a, b } of surest) {
    const [one, other] = [own(a), own(b)];
    if (one === other || one.length + other.length > most) continue;
    const spoken = words.size === 0 ? undefined : wordBetween(one, other, word);
    if (!(spoken ?? marginOf({ one, other, threshold }, between) >= 0)) continue;
    const joined = [...one, ...other].toSorted((x, y) => x - y);
    const name = joined[0]!;
    groups.delete(groupOf.get(a) ?? a);
    groups.delete(groupOf.get(b) ?? b);
    groups.set(name, joined);
    for (const at of joined) groupOf.set(at, name);
  }
  return [...groups.values()].toSorted((x, y) => x[0]! - y[0]!);
}

/** Two that are infinite are as much: their difference is no number. */
function compareOdds(one: number, other: number): number {
  return one === other ? 0 : one - other;
}

/** Whether somebody said that two groups are one person: not if of any two of them the opposite was said. */
function wordBetween(
  one: readonly number[],
  other: readonly number[],
  word: (a: number, b: number) => boolean | undefined,
): boolean | undefined {
  let same: boolean | undefined;
  for (const a of one) {
    for (const b of other) {
      const said = word(a, b);
      if (said === false) return false;
      same ??= said;
    }
  }
  return same;
}

/** By how many bits two groups' pairs are above the threshold on average. */
function marginOf(
  { one, other, threshold }: Record<'one' | 'other', readonly number[]> & { threshold: number },
  between: (a: number, b: number) => number | undefined,
): number {
  let [sum, pairs] = [0, 0];
  for (const a of one) {
    for (const b of other) {
      const odds = between(a, b);
      if (odds === undefined) continue;
      sum += Math.max(-FIRMEST, Math.min(FIRMEST, odds - threshold));
      pairs += 1;
    }
  }
  return pairs === 0 ? -Infinity : sum / pairs;
}

/**
 * Log2 odds from which records are grouped where nobody has said what is right: even odds. The averaging of `groupPairs`
 * does what a higher threshold would do for single pairs.
 */
export const fixedThreshold = 0;
