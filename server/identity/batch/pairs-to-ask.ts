import { askFirst } from '../match/ask-first.ts';
import type { SaidPair, ScoredPair } from '../match/group.ts';
import { score } from '../match/score.ts';
import type { MatchContext } from '../match/types.ts';
import type { Unpacker } from './unpack.ts';

/** Most pairs that are looked at closely; the rest is plainer than any of them. */
const mostLookedAt = 20_000;

/** By what pairs are compared, and which of them somebody has spoken of. */
interface Judging {
  readonly records: Unpacker;
  readonly context: MatchContext;
  readonly said: readonly SaidPair[];
}

/**
 * Of pairs that nobody has spoken of those whose answer teaches most, best first.
 * @param most how many
 */
export function pairsToAsk(
  open: readonly ScoredPair[],
  judging: Judging,
  most: number,
): ScoredPair[] {
  if (most === 0) return [];
  const answered = new Map<string, number>();
  for (const pair of judging.said) {
    const kind = kindOf(pair, judging);
    answered.set(kind, (answered.get(kind) ?? 0) + 1);
  }
  const looked = open
    .toSorted((x, y) => Math.abs(x.odds) - Math.abs(y.odds) || x.a - y.a || x.b - y.b)
    .slice(0, mostLookedAt)
    .map((pair) => ({ pair, kind: kindOf(pair, judging), bits: bitsOf(pair) }));
  return askFirst(looked, answered)
    .slice(0, most)
    .map(({ one: { pair } }) => pair);
}

/** How the fields of a pair agree, level by level. */
function kindOf({ a, b }: SaidPair | ScoredPair, { records, context }: Judging): string {
  return score(records.at(a), records.at(b), context)
    .evidence.map(({ field, level }) => `${field}.${level}`)
    .toSorted()
    .join(' ');
}

/** How many bits an answer would tell: one at even odds, next to none where it is plain. */
function bitsOf({ odds }: ScoredPair): number {
  const surprise = (bits: number) => Math.log2(1 + 2 ** bits);
  const probability = 1 / (1 + 2 ** -odds);
  return probability * surprise(-odds) + (1 - probability) * surprise(odds);
}
