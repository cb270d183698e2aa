import { LEVELS } from './types.ts';
import type { Comparison, Field, Level, MatchModel } from './types.ts';

/** All fields, in the order of their declaration. */
export const FIELDS = Object.keys(LEVELS) as Field[];

/** A combination of levels, by field and place in `LEVELS`, and how many pairs have it. */
export type Pattern = { levels: readonly (readonly [Field, number])[]; count: number };

/** Shares of pairs that are one person, and that are two who live together. The others are strangers. */
export type Shares = { same: number; related: number };

/** Combinations of levels, each once with its count. */
export class Patterns {
  readonly #found = new Map<string, Pattern>();

  add(comparisons: readonly Comparison[], count = 1): void {
    let key = '';
    for (const { field, level } of comparisons) key += `${field}.${level} `;
    const same = this.#found.get(key);
    if (same) same.count += count;
    else {
      const levels = comparisons.map((one) => [one.field, placeOf(one)] as const);
      this.#found.set(key, { levels, count });
    }
  }

  all(): Pattern[] {
    return [...this.#found.values()];
  }
}

/** The place of a level in `LEVELS`. */
function placeOf({ field, level }: Comparison): number {
  return (LEVELS[field] as readonly string[]).indexOf(level);
}

/** Levels of a field in their order. */
export function levelsOf(model: MatchModel, field: Field): Level[] {
  const levels = model.levels[field] as Record<string, Level>;
  return LEVELS[field].map((level) => levels[level]!);
}

/** How much likelier each level is among one person, and among relatives, than among strangers: by field and place. */
export class Ratios {
  readonly #same: Record<Field, number[]>;
  readonly #related: Record<Field, number[]>;

  constructor(model: MatchModel, base: number) {
    const size = Math.max(base, model.smallestBase);
    const chance = ({ u, frequency }: Level) => (frequency === 'scales' ? u / size : u);
    const all = (ratio: (level: Level) => number) =>
      Object.fromEntries(
        FIELDS.map((field) => [field, levelsOf(model, field).map(ratio)]),
      ) as Record<Field, number[]>;
    this.#same = all((level) => level.m / chance(level));
    this.#related = all((level) => (level.r === undefined ? 1 : level.r / chance(level)));
  }

  /** How likely a combination of levels is one person, and two relatives, where these are the shares of all pairs. */
  likely(levels: Pattern['levels'], { same, related }: Shares): Shares {
    let [one, two] = [same, related];
    for (const [field, at] of levels) {
      one *= this.#same[field][at]!;
      two *= this.#related[field][at]!;
    }
    const all = one + two + Math.max(0, 1 - same - related);
    return { same: one / all, related: two / all };
  }
}

/** A number for each level of each field. */
export type Counts = Record<Field, number[]>;

/** Nothing counted yet. */
export function nothing(): Counts {
  return Object.fromEntries(FIELDS.map((field) => [field, LEVELS[field].map(() => 0)])) as Counts;
}
