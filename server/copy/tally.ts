import { createHash } from 'node:crypto';

/** How many rows there are and what they sum up to; equal for equal rows in any order. */
export interface Sum {
  readonly rows: number;
  /** Sum of the rows' SHA-256, modulo 2^256, in hex. */
  readonly sum: string;
}

const modulus = 1n << 256n;

/** Sums up rows as they pass. */
export class Tally {
  #rows = 0;
  #sum = 0n;

  add(row: string): void {
    this.#rows += 1;
    const hash = createHash('sha256').update(row).digest('hex');
    this.#sum = (this.#sum + BigInt(`0x${hash}`)) % modulus;
  }

  get sum(): Sum {
    return { rows: this.#rows, sum: this.#sum.toString(16) };
  }
}
