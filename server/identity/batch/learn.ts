import { estimateModel } from '../match/estimate.ts';
import type { Pass } from '../match/estimate.ts';
import { SHIPPED_MODEL } from '../match/parameters.ts';
import type { Field, MatchModel, PersonRecord } from '../match/types.ts';
import type { Blocks } from './blocks.ts';
import { keyKinds } from './all-keys.ts';
import type { BatchKind } from './all-keys.ts';
import type { Unpacker } from './unpack.ts';

/** Kinds of keys whose pairs are learnt from, and the fields that tell nothing of them, for the key is made of these. */
const passes: readonly (readonly [BatchKind, readonly Field[]])[] = [
  ['email', ['email']],
  ['phone', ['phone']],
  ['number', ['number']],
  ['address', ['place']],
  ['bornName', ['birthDate', 'given', 'family', 'crossed']],
  ['bornPlace', ['birthDate', 'place']],
  ['fullName', ['given', 'family', 'crossed']],
];

/** A pass of fewer pairs shows too little. */
const fewestPairs = 20;
/** Most pairs of a kind that are learnt from. */
const mostPairs = 8_000;
/** Of a block of more records only the first are paired: a reception's phone shall not be all that is seen of phones. */
const mostOfBlock = 6;
/** Up to so many records pairs are drawn among all of them, else among as many as this and those of the passes. */
const mostDrawnAmong = 100_000;
/** Most pairs of strangers that are drawn. */
const mostStrangers = 100_000;
/** Fewer records than this show too little: the shipped model serves them better. */
const fewest = 200;

const { company } = SHIPPED_MODEL.levels;
/** The shipped model, but that a common company says less than a rare one, as with names: here all are counted. */
const start: MatchModel = {
  ...SHIPPED_MODEL,
  levels: {
    ...SHIPPED_MODEL.levels,
    company: { ...company, same: { ...company.same, frequency: 'replaces' } },
  },
};

/**
 * Learns from the records themselves how much each agreement says, with no labels. The same records give the same
 * model.
 */
export function learn(size: number, records: Unpacker, blocks: Blocks): MatchModel {
  if (size < fewest) return SHIPPED_MODEL;
  const random = sequence(size);
  const chosen = passes
    .map(([kind, blocked]) => ({ blocked, ...pairsOf(blocks, kind, random) }))
    .filter(({ pairs }) => pairs.length >= fewestPairs);
  const among = new Set<number>();
  if (size <= mostDrawnAmong) for (let at = 0; at < size; at += 1) among.add(at);
  else for (let turn = 0; turn < mostDrawnAmong; turn += 1) among.add(Math.floor(random() * size));
  for (const { pairs } of chosen) for (const pair of pairs) pair.forEach((at) => among.add(at));
  const places = new Map([...among].map((at, place) => [at, place]));
  const compared: PersonRecord[] = [...among].map((at) => records.at(at));
  return estimateModel(compared, {
    start,
    random,
    drawn: mostStrangers,
    passes: chosen.map(({ blocked, pairs, share }): Pass => ({
      blocked,
      pairs: pairs.map(([a, b]) => [places.get(a)!, places.get(b)!] as const),
      // Of a sample, the pairs that were chosen are all there are.
      share: size <= mostDrawnAmong ? share : 1,
    })),
  }).model;
}

/** Pairs of records that share a key of a kind: of blocks drawn at random, as far as there are more than are wanted. */
function pairsOf(
  { kinds, starts, members }: Blocks,
  kind: BatchKind,
  random: () => number,
): { pairs: [number, number][]; share: number } {
  const wanted = keyKinds.indexOf(kind);
  const sizeOf = (block: number) => Math.min(mostOfBlock, starts[block + 1]! - starts[block]!);
  let all = 0;
  for (const [block, one] of kinds.entries())
    if (one === wanted) all += (sizeOf(block) * (sizeOf(block) - 1)) / 2;
  const share = Math.min(1, mostPairs / Math.max(1, all));
  const pairs: [number, number][] = [];
  for (const [block, one] of kinds.entries()) {
    if (one !== wanted || random() >= share) continue;
    const from = starts[block]!;
    for (let a = from; a < from + sizeOf(block); a += 1)
      for (let b = a + 1; b < from + sizeOf(block); b += 1) pairs.push([members[a]!, members[b]!]);
  }
  return { pairs, share };
}

/** Numbers from 0 up to 1 that look drawn and are the same for the same seed (mulberry32, Tommy Ettinger). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
