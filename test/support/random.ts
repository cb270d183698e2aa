import { type Dice, diceOf } from '#people/dice';

/** Repeatable chance, as the invented people have it, for tests that throw names of their own. */
export type Random = Dice & {
  /** Like `pick`, but the first items come up far more often, as names do. */
  readonly skewed: <T>(items: readonly T[]) => T;
};

/** The same seed gives the same throws on every machine. */
export function randomOf(seed: number): Random {
  const dice = diceOf(seed);
  return {
    ...dice,
    skewed: (items) => items[Math.floor(dice.next() ** 2 * items.length)]!,
  };
}
