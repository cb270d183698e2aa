/** Something that lasts from one minute of a day to another. */
export interface Lasting {
  readonly from: number;
  readonly to: number;
}

/** Where something stands beside what it overlaps: the how manieth of how many lanes. */
export interface Placed<T> {
  readonly what: T;
  readonly lane: number;
  readonly lanes: number;
}

/**
 * Lays out what overlaps side by side. Whatever touches by a chain of overlaps shares one number of lanes, the least that
 * will do; each takes the first lane that is free.
 */
export function sideBySide<T extends Lasting>(all: readonly T[]): Placed<T>[] {
  const placed: Placed<T>[] = [];
  let group: { what: T; lane: number }[] = [];
  let ends: number[] = [];
  const close = () => {
    placed.push(...group.map((one) => ({ ...one, lanes: ends.length })));
    group = [];
    ends = [];
  };
  const sorted = all.toSorted((one, other) => one.from - other.from || other.to - one.to);
  for (const what of sorted) {
    if (ends.every((end) => end <= what.from)) close();
    const free = ends.findIndex((end) => end <= what.from);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = what.to;
    group.push({ what, lane });
  }
  close();
  return placed;
}
