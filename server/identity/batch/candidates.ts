import { weak } from '../recognise/candidates.ts';
import type { Blocks } from './blocks.ts';
import type { Width } from './width.ts';

/** Finds for one record after the other those behind it that are worth comparing with it. */
export class Candidates {
  readonly #blocks: Blocks;
  /** Records from this one on are of another list; 0 where there is one list only. */
  readonly #split: number;
  readonly #width: Width;
  readonly #weights: Uint16Array;
  #met: number[] = [];

  constructor(blocks: Blocks, records: number, { split, width }: { split: number; width: Width }) {
    this.#width = width;
    this.#blocks = blocks;
    this.#split = split;
    this.#weights = new Uint16Array(records);
  }

  /**
   * The best of the records behind this one that share keys with it, by the summed weight of the keys, chosen as live
   * recognition chooses them (`recognise/candidates.ts`).
   */
  of(record: number): number[] {
    this.#meet(record);
    const weights = this.#weights;
    const ranked =
      this.#met.length <= this.#width.weak
        ? this.#met
        : this.#met.toSorted((a, b) => weights[b]! - weights[a]! || a - b);
    const most = weights[ranked[0] ?? 0]!;
    const chosen = ranked.slice(0, this.#width.compared).filter((one, place) => {
      const weight = weights[one]!;
      return place < this.#width.weak || (weight > weak && 2 * weight >= most);
    });
    for (const one of this.#met) weights[one] = 0;
    return chosen;
  }

  #meet(record: number): void {
    const { starts, members, weights, firsts, blocksOf } = this.#blocks;
    this.#met = [];
    if (record >= this.#split && this.#split > 0) return;
    for (let place = firsts[record]!; place < firsts[record + 1]!; place += 1) {
      const block = blocksOf[place]!;
      // Members ascend: whoever stands behind this record is at the end.
      for (let at = starts[block + 1]! - 1; at >= starts[block]!; at -= 1) {
        const other = members[at]!;
        if (other <= record || other < this.#split) break;
        if (this.#weights[other] === 0) this.#met.push(other);
        this.#weights[other]! += weights[block]!;
      }
    }
  }
}
