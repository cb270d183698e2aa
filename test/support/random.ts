/** Repeatable chance: the same seed gives the same people on every machine. */
export type Random = {
  /** From 0 up to 1. */
  next: () => number;
  /** A whole number from 0 up to `below`. */
  below: (below: number) => number;
  pick: <T>(items: readonly T[]) => T;
  /** Like `pick`, but the first items come up far more often, as names do. */
  skewed: <T>(items: readonly T[]) => T;
  chance: (probability: number) => boolean;
};

/** Mulberry32 by Tommy Ettinger (public domain): 32 bits of state, ample for invented people. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (items) => items[below(items.length)]!,
    skewed: (items) => items[Math.floor(next() ** 2 * items.length)]!,
    chance: (probability) => next() < probability,
  };
}
