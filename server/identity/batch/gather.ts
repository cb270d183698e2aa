import type { NamePart } from '../normalise/name.ts';
import { KeyWords } from './key-word.ts';
import { cell, nameCells, textCells, width } from './packed.ts';
import type { Packed, PackedRows } from './packed.ts';

/** What a thread made of some rows, the first of which is record `from`. */
export interface Prepared {
  readonly from: number;
  readonly rows: PackedRows;
  /** Words of the records' keys, see `KeyWords`. */
  readonly words: BigUint64Array;
}

/** Puts together what several threads have packed, in whichever order it comes. */
export class Gathering {
  readonly #parts: Prepared[] = [];
  readonly #names = new Shared<NamePart>((part) => part.text);
  readonly #texts = new Shared<string>((text) => text);

  /** Takes in what a thread made. @param hand the thread, by number */
  add(hand: number, prepared: Prepared): void {
    const { cells, names, texts } = prepared.rows;
    this.#names.meet(hand, names);
    this.#texts.meet(hand, texts);
    for (let from = 0; from < cells.length; from += width) {
      for (const at of nameCells) cells[from + at] = this.#names.number(hand, cells[from + at]!);
      for (const at of textCells) cells[from + at] = this.#texts.number(hand, cells[from + at]!);
    }
    this.#parts.push(prepared);
  }

  /** All that was taken in, in the order of records, and the words of their keys, sorted. */
  finish(): { packed: Packed; words: KeyWords } {
    const parts = this.#parts.toSorted((a, b) => a.from - b.from);
    const sum = (of: (part: Prepared) => number) => parts.reduce((all, part) => all + of(part), 0);
    const cells = new Int32Array(new SharedArrayBuffer(sum(({ rows }) => rows.cells.length) * 4));
    const contacts = new Uint8Array(new SharedArrayBuffer(sum(({ rows }) => rows.contacts.length)));
    const words = new BigUint64Array(sum(({ words }) => words.length));
    const at = { cells: 0, contacts: 0, words: 0 };
    for (const { rows, words: own } of parts) {
      for (let from = cell.contacts; from < rows.cells.length; from += width)
        rows.cells[from]! += at.contacts;
      cells.set(rows.cells, at.cells);
      contacts.set(rows.contacts, at.contacts);
      words.set(own, at.words);
      at.cells += rows.cells.length;
      at.contacts += rows.contacts.length;
      at.words += own.length;
    }
    this.#parts.length = 0;
    words.sort();
    const packed = {
      size: cells.length / width,
      cells,
      contacts,
      names: this.#names.all,
      texts: this.#texts.all,
    };
    return { packed, words: new KeyWords(words) };
  }
}

/** Values of several threads under one numbering. */
class Shared<T> {
  readonly all: T[] = [];
  readonly #known = new Map<string, number>();
  readonly #of: number[][] = [];
  readonly #textOf: (value: T) => string;

  constructor(textOf: (value: T) => string) {
    this.#textOf = textOf;
  }

  meet(hand: number, values: readonly T[]): void {
    const mine = (this.#of[hand] ??= []);
    for (const value of values) {
      const text = this.#textOf(value);
      const known = this.#known.get(text) ?? this.all.push(value) - 1;
      this.#known.set(text, known);
      mine.push(known);
    }
  }

  number(hand: number, own: number): number {
    return own === -1 ? -1 : this.#of[hand]![own]!;
  }
}
