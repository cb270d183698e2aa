/** Chance that falls the same way for the same seed, so that invented people are the same on every machine. */
export interface Dice {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number;
  /** True in `share` of all throws. */
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /**
   * The earlier in the list the likelier, as names and towns are (Zipf and Mandelbrot's law).
   * @param flat how evenly the first are spread; with 10 the first of 200 names has three in a hundred people
   */
  common<T>(list: readonly T[], flat?: number): T;
  /** `pattern` with every `#` replaced by a digit. */
  digits(pattern: string): string;
}

/** Dice by the generator mulberry32 of Tommy Ettinger (public domain): 32 bits of state, ample for invented people. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (list) => at(list, below(list.length)),
    common: (list, flat = 10) =>
      at(list, Math.floor(flat * (list.length / flat + 1) ** next() - flat)),
    digits: (pattern) => pattern.replaceAll('#', () => String(below(10))),
  };
}

/** Dice of their own for the thing of this number, so that it can be made without those before it. */
export function diceFor(seed: number, number: number): Dice {
  return diceOf(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
}

function at<T>(list: readonly T[], place: number): T {
  const picked = list[Math.min(place, list.length - 1)];
  if (picked === undefined) throw new Error('there is nothing to pick from');
  return picked;
}
