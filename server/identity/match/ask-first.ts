import type { Evidence } from './types.ts';

/** A pair that nobody has decided, with the log2 odds that it is one person. */
export type Open = { evidence: readonly Evidence[]; odds: number };

/**
 * Open pairs in the order in which a person's word on them teaches most: those nearest to even odds, and of each
 * combination of levels one before a second of any, the commonest first, for the word holds for all that are alike.
 */
export function askFirst<T extends Open>(open: readonly T[]): T[] {
  const alike = [...Map.groupBy(open, combinationOf).entries()].map(([name, pairs]) => ({
    name,
    pairs: pairs.toSorted((a, b) => Math.abs(a.odds) - Math.abs(b.odds)),
  }));
  const ranked = alike
    .map(({ name, pairs }) => ({
      name,
      pairs,
      worth: doubtAt(pairs[0]!.odds) * Math.log2(1 + pairs.length),
    }))
    .toSorted((a, b) => b.worth - a.worth || (a.name < b.name ? -1 : 1));
  const asked: T[] = [];
  for (let turn = 0; asked.length < open.length; turn += 1) {
    for (const { pairs } of ranked) {
      const next = pairs[turn];
      if (next) asked.push(next);
    }
  }
  return asked;
}

/** Bits that the answer is worth: 1 at even odds, next to nothing where it is plain. */
function doubtAt(odds: number): number {
  const probability = 1 / (1 + 2 ** -odds);
  const part = (share: number) => (share === 0 ? 0 : -share * Math.log2(share));
  return part(probability) + part(1 - probability);
}

function combinationOf({ evidence }: Open): string {
  return evidence.map(({ field, level }) => `${field}.${level}`).join(' ');
}
