// One thread of a crew: prepares rows, and compares records that all threads share.
import { parentPort } from 'node:worker_threads';
import { prepare } from '../match/prepare.ts';
import { score } from '../match/score.ts';
import type { MatchContext, MatchModel, PersonRecord } from '../match/types.ts';
import { allKeysOf } from './all-keys.ts';
import type { Blocks, Holders } from './blocks.ts';
import { Candidates } from './candidates.ts';
import { contextOf } from './frequency.ts';
import type { Terms } from './frequency.ts';
import type { Prepared } from './gather.ts';
import { KeyWords, markOf } from './key-word.ts';
import { Packer } from './packed.ts';
import type { Packed } from './packed.ts';
import { personOf, rowsOfText } from './row.ts';
import type { RowReading } from './row.ts';
import { Unpacker } from './unpack.ts';
import type { Width } from './width.ts';

/** What comparing needs: the records, what they share, and how agreement is weighed. */
export interface Setting {
  readonly packed: Packed;
  readonly blocks: Blocks;
  readonly terms: Terms;
  readonly holders: Holders;
  readonly model: MatchModel;
  /** Records from this one on are of another list, and are compared only with those before; 0 for one list. */
  readonly split: number;
  readonly width: Width;
  /** Pairs of less weight, in bits, are not told. */
  readonly least: number;
}

/** What a thread is asked for. */
export type Call =
  | { kind: 'prepare'; from: number; text: string; reading: RowReading; withRare: boolean }
  | { kind: 'compare'; from: number; to: number };
export type CallOf<K extends Call['kind']> = Extract<Call, { kind: K }>;

/** Pairs that were compared and agree: two numbers of records each, and the weight in bits. */
export interface Agreeing {
  readonly pairs: Int32Array;
  readonly weights: Float64Array;
  /** How many pairs were compared. */
  readonly compared: number;
}

/** What it answers. */
export interface Answers {
  prepare: Prepared;
  compare: Agreeing;
}

const packer = new Packer();

function prepared({ from, text, reading, withRare }: CallOf<'prepare'>): Prepared {
  const records = rowsOfText(text).map((row) => prepare(personOf(row, reading), reading.reading));
  return { from, rows: packer.pack(records), words: wordsOf(records, from, withRare) };
}

function wordsOf(
  records: readonly PersonRecord[],
  from: number,
  withRare: boolean,
): BigUint64Array {
  const marks = records.map((record) => new Set(allKeysOf(record, withRare).map(markOf)));
  const count = marks.reduce((sum, own) => sum + own.size, 0);
  const words = new KeyWords(new BigUint64Array(count));
  let place = 0;
  for (const [at, own] of marks.entries()) {
    for (const mark of own) {
      words.put(place, mark, from + at);
      place += 1;
    }
  }
  return words.words;
}

/** Compares records, with what it takes at hand. */
class Comparing {
  readonly #candidates: Candidates;
  readonly #records: Unpacker;
  readonly #context: MatchContext;
  readonly #least: number;

  constructor({ packed, blocks, terms, holders, model, split, width, least }: Setting) {
    this.#candidates = new Candidates(blocks, packed.size, { split, width });
    this.#records = new Unpacker(packed);
    this.#context = contextOf(model, packed, terms, holders);
    this.#least = least;
  }

  compare({ from, to }: CallOf<'compare'>): Agreeing {
    const [pairs, weights]: [number[], number[]] = [[], []];
    let compared = 0;
    for (let record = from; record < to; record += 1) {
      const others = this.#candidates.of(record);
      if (others.length === 0) continue;
      const one = this.#records.at(record);
      compared += others.length;
      for (const other of others) {
        const { weight } = score(one, this.#records.at(other), this.#context);
        if (weight < this.#least) continue;
        pairs.push(record, other);
        weights.push(weight);
      }
    }
    return {
      pairs: Int32Array.from(pairs),
      weights: Float64Array.from(weights),
      compared,
    };
  }
}

/** Hands an answer on; its lists of numbers go over without being copied. */
function hand(answer: Prepared | Agreeing): void {
  const lists =
    'rows' in answer
      ? [answer.rows.cells, answer.rows.contacts, answer.words]
      : [answer.pairs, answer.weights];
  parentPort?.postMessage(
    answer,
    lists.map(({ buffer }) => buffer as ArrayBuffer),
  );
}

let comparing: Comparing | null = null;

parentPort?.on('message', (call: Call | { kind: 'setting'; setting: Setting }) => {
  if (call.kind === 'setting') comparing = new Comparing(call.setting);
  else if (call.kind === 'prepare') hand(prepared(call));
  else if (comparing) hand(comparing.compare(call));
});
