import { keyKinds } from './all-keys.ts';
import type { BatchKey } from './all-keys.ts';

const numbers = new Map(keyKinds.map((kind, number) => [kind, number]));

/** Bits of a word that say whose key it is, and so how many records there can be. */
const recordBits = 24;
/** Most records that are compared with one another at a time: 16.7 million. */
export const mostRecords = 2 ** recordBits;
/** Bits of a mark above its 32 lowest that are of the hash. */
const hashBits = 3;

const half = 2 ** 32;

/**
 * A key as a number of 40 bits: its kind in the first five, then 35 bits of a hash. Nothing of it is kept, so it needs no
 * secret; of a million keys of a kind some fifteen fall together by chance, which costs a comparison and nothing else.
 */
export function markOf({ kind, text }: BatchKey): number {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    high = Math.imul(high ^ letter, 2654435761);
    low = Math.imul(low ^ letter, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return ((numbers.get(kind)! << hashBits) | (high & 0x7)) * half + (low >>> 0);
}

/** Number of the kind of a mark, as in `keyKinds`. */
export function kindNumberOf(mark: number): number {
  return Math.floor(mark / half) >>> hashBits;
}

/**
 * Marks and whose they are, as words of 64 bits that sort by kind, hash and record without a comparison of ours. Both
 * halves of a word are read and written as numbers of 32 bits, least first, as the processors that Node runs on keep them.
 */
export class KeyWords {
  readonly words: BigUint64Array;
  readonly #halves: Uint32Array;

  constructor(words: BigUint64Array) {
    this.words = words;
    this.#halves = new Uint32Array(words.buffer, words.byteOffset, words.length * 2);
  }

  get length(): number {
    return this.words.length;
  }

  put(place: number, mark: number, record: number): void {
    const cut = mark % 256;
    this.#halves[2 * place] = cut * mostRecords + record;
    this.#halves[2 * place + 1] = (mark - cut) / 256;
  }

  markAt(place: number): number {
    return this.#halves[2 * place + 1]! * 256 + (this.#halves[2 * place]! >>> recordBits);
  }

  recordAt(place: number): number {
    return this.#halves[2 * place]! & (mostRecords - 1);
  }
}
