import type { ScoredPair } from '../match/group.ts';
import { estimateLambda } from '../match/lambda.ts';

/** Bits by which two must be likelier one person than either of them and anybody else who is left. */
const ahead = 4;
/** Groups that may be of more than two records before the lists are taken to hold people more than once. */
const mostLarger = 0.01;

/** What was found between two lists so far. */
interface Found {
  readonly groups: readonly (readonly number[])[];
  /** Pairs that may be one person. */
  readonly open: readonly ScoredPair[];
  /** Log2 odds that any two records were one person, which the pairs' odds contain. */
  readonly prior: number;
  /** How many records each list has. */
  readonly sizes: readonly number[];
  /** Log2 odds from which two records are one person. */
  readonly threshold: number;
}

/**
 * Pairs of those who are left, where everybody stands once in each of two lists: whoever has been found is nobody else, so
 * how many pairs are one person is estimated anew among the others. Few who are left on both sides are so much likelier
 * each other; many are hardly so, and then nothing changes. Only who has no rival is paired.
 */
export function pairsLeftOver({ groups, open, prior, sizes, threshold }: Found): number[][] {
  const [first = 0, second = 0] = sizes;
  if (groups.filter((group) => group.length > 2).length > mostLarger * groups.length) return [];
  const found = new Set(groups.flat());
  const left = open
    .filter(({ a, b }) => !found.has(a) && !found.has(b))
    .map(({ a, b, odds }) => ({ a: Math.min(a, b), b: Math.max(a, b), weight: odds - prior }));
  const side = (from: number, to: number) =>
    to - from - [...found].filter((record) => record >= from && record < to).length;
  const among = side(0, first) * side(first, first + second);
  const lambda = estimateLambda(left, among);
  const odds = Math.log2(lambda / (1 - lambda));
  const best = new Map<number, number[]>();
  for (const { a, b, weight } of left)
    for (const record of [a, b]) best.set(record, [...(best.get(record) ?? []), weight]);
  const rival = (record: number, weight: number) =>
    best.get(record)!.filter((other) => other > weight - ahead).length > 1;
  return left
    .filter(({ weight }) => weight + odds >= threshold)
    .filter(({ a, b, weight }) => !rival(a, weight) && !rival(b, weight))
    .map(({ a, b }) => [a, b]);
}
