import { RECORD_VERSION } from '../match/types.ts';
import type { ComparedPlace, PersonRecord } from '../match/types.ts';
import { cell, unpackEmails, unpackNumbers, unpackPhones, width } from './packed.ts';
import type { Packed } from './packed.ts';

/**
 * Records that are kept unpacked; powers of two. Whoever is compared is mostly compared with several others; among very many
 * records those others come again too seldom for more to be worth their memory.
 */
const [keptUnpacked, keptOfMany] = [2 ** 15, 2 ** 12];
const many = 250_000;

/** Reads packed records one by one, as they were before they were packed. */
export class Unpacker {
  readonly #packed: Packed;
  readonly #bytes: Buffer;
  readonly #kept: PersonRecord[] = [];
  /** Which record stands in each place of `#kept`. */
  readonly #whose: Int32Array;

  constructor(packed: Packed) {
    this.#packed = packed;
    this.#whose = new Int32Array(packed.size < many ? keptUnpacked : keptOfMany).fill(-1);
    const { buffer, byteOffset, byteLength } = packed.contacts;
    this.#bytes = Buffer.from(buffer, byteOffset, byteLength);
  }

  at(place: number): PersonRecord {
    const slot = place & (this.#whose.length - 1);
    if (this.#whose[slot] === place) return this.#kept[slot]!;
    const record = this.#unpack(place);
    this.#kept[slot] = record;
    this.#whose[slot] = place;
    return record;
  }

  #unpack(place: number): PersonRecord {
    const { cells, names } = this.#packed;
    const from = place * width;
    const cursor = { at: cells[from + cell.contacts]! };
    const emails = unpackEmails(this.#bytes, cursor);
    const phones = unpackPhones(this.#bytes, cursor);
    const numbers = unpackNumbers(this.#bytes, cursor);
    return {
      version: RECORD_VERSION,
      given: names[cells[from + cell.given]!] ?? null,
      family: names[cells[from + cell.family]!] ?? null,
      company: this.#text(from + cell.company) || null,
      emails,
      phones,
      birthDate: this.#text(from + cell.birthDate) || null,
      place: this.#place(from),
      ...(numbers && { numbers }),
    };
  }

  #place(from: number): ComparedPlace | null {
    const { cells } = this.#packed;
    const said =
      cells[from + cell.street]! & cells[from + cell.city]! & cells[from + cell.postcode]!;
    if (said === -1) return null;
    return {
      number: this.#text(from + cell.number),
      unit: this.#text(from + cell.unit),
      street: this.#text(from + cell.street),
      city: this.#text(from + cell.city),
      postcode: this.#text(from + cell.postcode),
    };
  }

  #text(place: number): string {
    return this.#packed.texts[this.#packed.cells[place]!] ?? '';
  }
}
