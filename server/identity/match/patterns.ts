import { LEVELS } from './types.ts';
import type { Comparison, Field, Level, MatchModel } from './types.ts';

/** A combination of levels, by field and place in `LEVELS`, and how many pairs have it. */
export type Pattern = { levels: readonly (readonly [Field, number])[]; count: number };

/** Combinations of levels, each once with its count. */
export class Patterns {
  readonly #found = new Map<string, Pattern>();

  add(comparisons: readonly Comparison[]): void {
    const levels = comparisons.map((one) => [one.field, placeOf(one)] as const);
    const key = levels.join(' ');
    const same = this.#found.get(key);
    if (same) same.count += 1;
    else this.#found.set(key, { levels, count: 1 });
  }

  all(): Pattern[] {
    return [...this.#found.values()];
  }
}

/** The place of a level in `LEVELS`. */
export function placeOf({ field, level }: Comparison): number {
  return (LEVELS[field] as readonly string[]).indexOf(level);
}

/** How likely a combination of levels is one person, where this share of pairs is. */
export function probabilityOf(levels: Pattern['levels'], model: MatchModel, share: number): number {
  let odds = share / (1 - share);
  for (const [field, at] of levels) {
    const level = LEVELS[field][at]!;
    odds *= ratioOf((model.levels[field] as Record<string, Level>)[level]!);
  }
  return odds === Infinity ? 1 : odds / (1 + odds);
}

/** Odds that a level speaks for one person. How common a value is does not matter here, but for identifiers. */
export function ratioOf({ m, u, frequency }: Level): number {
  return frequency === 'scales' ? m / (u * 1e-3) : m / u;
}

/** Levels of a field in their order. */
export function levelsOf(model: MatchModel, field: Field): Level[] {
  const levels = model.levels[field] as Record<string, Level>;
  return LEVELS[field].map((level) => levels[level]!);
}
