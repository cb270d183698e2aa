import { firstRareKind, keyKinds, weightsOfKinds } from './all-keys.ts';
import { kindNumberOf } from './key-word.ts';
import type { KeyWords } from './key-word.ts';
import type { Width } from './width.ts';

/** Records that share a key, for every key that more than one has and not too many. All threads read the same memory. */
export interface Blocks {
  /** Of each block, where its records begin in `members`; one number more tells where the last one ends. */
  readonly starts: Int32Array;
  /** Numbers of records, block by block, ascending in each. */
  readonly members: Int32Array;
  /** Weight of each block's key. */
  readonly weights: Uint8Array;
  /** Kind of each block's key, as in `keyKinds`. */
  readonly kinds: Uint8Array;
  /** Of each record, where its blocks begin in `blocksOf`; one number more tells where the last one's end. */
  readonly firsts: Int32Array;
  readonly blocksOf: Int32Array;
}

/** E-mails, phones and numbers that more than one record has: their marks, ascending, and by how many. */
export interface Holders {
  readonly marks: Float64Array;
  readonly counts: Int32Array;
}

/** Calls `see` for each run of words of one key. */
function eachKey(words: KeyWords, see: (mark: number, from: number, to: number) => void): void {
  for (let from = 0; from < words.length;) {
    const mark = words.markAt(from);
    let to = from + 1;
    while (to < words.length && words.markAt(to) === mark) to += 1;
    see(mark, from, to);
    from = to;
  }
}

/** Makes blocks of sorted words. Keys that too many share choose nobody: what else those people share does. */
export function blocksOf(words: KeyWords, records: number, { perKey, perRareKey }: Width): Blocks {
  const isBlock = (mark: number, from: number, to: number) =>
    to - from > 1 && to - from <= (kindNumberOf(mark) < firstRareKind ? perKey : perRareKey);
  let [blocks, members] = [0, 0];
  eachKey(words, (mark, from, to) => {
    if (!isBlock(mark, from, to)) return;
    blocks += 1;
    members += to - from;
  });
  const made: Blocks = {
    starts: shared(blocks + 1),
    members: shared(members),
    weights: new Uint8Array(new SharedArrayBuffer(blocks)),
    kinds: new Uint8Array(new SharedArrayBuffer(blocks)),
    firsts: shared(records + 1),
    blocksOf: shared(members),
  };
  let [block, used] = [0, 0];
  eachKey(words, (mark, from, to) => {
    if (!isBlock(mark, from, to)) return;
    const kind = kindNumberOf(mark);
    made.kinds[block] = kind;
    made.weights[block] = weightsOfKinds[kind]!;
    for (let at = from; at < to; at += 1) {
      made.members[used] = words.recordAt(at);
      used += 1;
    }
    block += 1;
    made.starts[block] = used;
  });
  turnRound(made, records);
  return made;
}

/** Fills `firsts` and `blocksOf` from the blocks' members. */
function turnRound({ starts, members, firsts, blocksOf }: Blocks, records: number): void {
  for (const record of members) firsts[record + 1]! += 1;
  for (let record = 0; record < records; record += 1) firsts[record + 1]! += firsts[record]!;
  const next = firsts.slice(0, records);
  for (let block = 0; block + 1 < starts.length; block += 1) {
    for (let at = starts[block]!; at < starts[block + 1]!; at += 1) {
      const record = members[at]!;
      blocksOf[next[record]!] = block;
      next[record]! += 1;
    }
  }
}

/** Counts who holds the e-mails, phones and numbers that more than one record has. */
export function holdersOf(words: KeyWords): Holders {
  const [marks, counts]: [number[], number[]] = [[], []];
  const own = new Set(
    (['email', 'phone', 'number'] as const).map((kind) => keyKinds.indexOf(kind)),
  );
  eachKey(words, (mark, from, to) => {
    if (to - from < 2 || !own.has(kindNumberOf(mark))) return;
    marks.push(mark);
    counts.push(to - from);
  });
  return { marks: Float64Array.from(marks), counts: Int32Array.from(counts) };
}

function shared(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * 4));
}
