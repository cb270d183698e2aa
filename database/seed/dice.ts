/** Chance that falls the same way for the same seed, so that the demo is the same everywhere. */
export interface Dice {
  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number;
  /** True in `share` of all throws. */
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** `pattern` with every `#` replaced by a digit. */
  digits(pattern: string): string;
}

/** Dice by the generator mulberry32. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    below,
    chance: (share) => next() < share,
    pick: (list) => {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new Error('there is nothing to pick from');
      return picked;
    },
    digits: (pattern) => pattern.replaceAll('#', () => String(below(10))),
  };
}
