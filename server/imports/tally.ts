import type { ImportDetail } from '#contract/imports';
import type { ReadRow } from './row.ts';

/** What became of some rows, in numbers. */
export type Tally = ImportDetail['counts'];

/** Nothing yet. */
export const emptyTally: Tally = { read: 0, faulty: 0, linked: 0, review: 0, new: 0, unchanged: 0 };

/** Counts a batch. `results` are those of its good rows, in order. */
export function tallyOf(
  rows: readonly ReadRow[],
  results: readonly { outcome: 'link' | 'review' | 'new'; unchanged: boolean }[],
): Tally {
  const count = (outcome: 'link' | 'review' | 'new') =>
    results.filter((result) => !result.unchanged && result.outcome === outcome).length;
  return {
    read: rows.length,
    faulty: rows.length - results.length,
    linked: count('link'),
    review: count('review'),
    new: count('new'),
    unchanged: results.filter((result) => result.unchanged).length,
  };
}

/** Two counts together. */
export function addTally(a: Tally, b: Tally): Tally {
  return {
    read: a.read + b.read,
    faulty: a.faulty + b.faulty,
    linked: a.linked + b.linked,
    review: a.review + b.review,
    new: a.new + b.new,
    unchanged: a.unchanged + b.unchanged,
  };
}
