import type { PersonRecord } from '../match/types.ts';
import type { NamePart } from '../normalise/name.ts';

/**
 * Records of persons, packed so that millions fit and all threads read the same memory. What many records share (names,
 * towns, streets) stands once in `names` and `texts`, and records hold its number.
 */
export interface Packed {
  readonly size: number;
  /** `width` numbers a record, see `cell`; -1 where the record has nothing. */
  readonly cells: Int32Array;
  /** E-mails, phones and numbers of all records, one record after the other. */
  readonly contacts: Uint8Array;
  readonly names: readonly NamePart[];
  readonly texts: readonly string[];
}

/** Numbers of a record, by place: of names, of texts, and where in `contacts` its own begin. */
export const cell = {
  given: 0,
  family: 1,
  company: 2,
  birthDate: 3,
  number: 4,
  unit: 5,
  street: 6,
  city: 7,
  postcode: 8,
  contacts: 9,
} as const;
export const width = Object.keys(cell).length;

/** The cells that are numbers of names; all others but the last are numbers of texts. */
export const nameCells = [cell.given, cell.family];
export const textCells = [
  cell.company,
  cell.birthDate,
  cell.number,
  cell.unit,
  cell.street,
  cell.city,
  cell.postcode,
];

/** Records packed by one thread: what a list of rows comes to, numbered by that thread's own names and texts. */
export interface PackedRows {
  readonly cells: Int32Array;
  readonly contacts: Uint8Array;
  /** Names and texts that this thread had not met before; their numbers follow those it had. */
  readonly names: NamePart[];
  readonly texts: string[];
}

const flag = { generic: 1, fromName: 2, refolded: 4, keyless: 1, placeholder: 2 } as const;

/** Packs records, keeping what it has met. */
export class Packer {
  readonly #names = new Map<string, number>();
  readonly #texts = new Map<string, number>();
  #newNames: NamePart[] = [];
  #newTexts: string[] = [];
  #bytes = Buffer.alloc(65_536);
  #used = 0;

  pack(records: readonly PersonRecord[]): PackedRows {
    this.#used = 0;
    const cells = new Int32Array(records.length * width);
    for (const [at, record] of records.entries()) this.#put(cells, at * width, record);
    const packed = {
      cells,
      contacts: Uint8Array.from(this.#bytes.subarray(0, this.#used)),
      names: this.#newNames,
      texts: this.#newTexts,
    };
    this.#newNames = [];
    this.#newTexts = [];
    return packed;
  }

  #put(cells: Int32Array, from: number, record: PersonRecord): void {
    const { place } = record;
    cells[from + cell.given] = this.#name(record.given);
    cells[from + cell.family] = this.#name(record.family);
    cells[from + cell.company] = this.#text(record.company ?? '');
    cells[from + cell.birthDate] = this.#text(record.birthDate ?? '');
    cells[from + cell.number] = this.#text(place?.number ?? '');
    cells[from + cell.unit] = this.#text(place?.unit ?? '');
    cells[from + cell.street] = this.#text(place?.street ?? '');
    cells[from + cell.city] = this.#text(place?.city ?? '');
    cells[from + cell.postcode] = this.#text(place?.postcode ?? '');
    cells[from + cell.contacts] = this.#used;
    this.#byte(record.emails.length);
    for (const { key, folded, generic, fromName } of record.emails) {
      const refolded = folded !== key;
      this.#byte(
        (generic ? flag.generic : 0) |
          (fromName ? flag.fromName : 0) |
          (refolded ? flag.refolded : 0),
      );
      this.#write(key);
      if (refolded) this.#write(folded);
    }
    this.#byte(record.phones.length);
    for (const { key, last7, placeholder } of record.phones) {
      this.#byte((key === null ? flag.keyless : 0) | (placeholder ? flag.placeholder : 0));
      this.#write(key ?? last7);
    }
    const numbers = Object.entries(record.numbers ?? {});
    this.#byte(numbers.length);
    for (const [kind, number] of numbers) {
      this.#write(kind);
      this.#write(number);
    }
  }

  #name(part: NamePart | null): number {
    if (part === null) return -1;
    const known = this.#names.get(part.text);
    if (known !== undefined) return known;
    this.#newNames.push(part);
    this.#names.set(part.text, this.#names.size);
    return this.#names.size - 1;
  }

  #text(text: string): number {
    if (text === '') return -1;
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#newTexts.push(text);
    this.#texts.set(text, this.#texts.size);
    return this.#texts.size - 1;
  }

  #byte(value: number): void {
    this.#make(1);
    this.#bytes[this.#used] = value;
    this.#used += 1;
  }

  /** A text behind its length in two bytes. */
  #write(text: string): void {
    const most = text.length * 3;
    this.#make(most + 2);
    const bytes = this.#bytes.write(text, this.#used + 2);
    this.#bytes.writeUInt16LE(bytes, this.#used);
    this.#used += bytes + 2;
  }

  #make(room: number): void {
    if (this.#used + room <= this.#bytes.length) return;
    const larger = Buffer.alloc((this.#bytes.length + room) * 2);
    this.#bytes.copy(larger);
    this.#bytes = larger;
  }
}

/** Contacts as they are unpacked: where the next one begins. */
export interface Cursor {
  at: number;
}

/** Reads the e-mails of a record. */
export function unpackEmails(bytes: Buffer, cursor: Cursor): PersonRecord['emails'] {
  const emails: PersonRecord['emails'] = [];
  for (let left = byteAt(bytes, cursor); left > 0; left -= 1) {
    const flags = byteAt(bytes, cursor);
    const key = textAt(bytes, cursor);
    const folded = flags & flag.refolded ? textAt(bytes, cursor) : key;
    emails.push({
      key,
      folded,
      local: folded.slice(0, folded.indexOf('@')),
      generic: (flags & flag.generic) !== 0,
      fromName: (flags & flag.fromName) !== 0,
    });
  }
  return emails;
}

/** Reads the phones of a record; they stand behind its e-mails. */
export function unpackPhones(bytes: Buffer, cursor: Cursor): PersonRecord['phones'] {
  const phones: PersonRecord['phones'] = [];
  for (let left = byteAt(bytes, cursor); left > 0; left -= 1) {
    const flags = byteAt(bytes, cursor);
    const text = textAt(bytes, cursor);
    const keyless = (flags & flag.keyless) !== 0;
    phones.push({
      key: keyless ? null : text,
      last7: keyless ? text : text.length < 8 ? '' : text.slice(-7),
      placeholder: (flags & flag.placeholder) !== 0,
    });
  }
  return phones;
}

/** Reads the numbers of a record; they stand behind its phones. Undefined where it has none. */
export function unpackNumbers(bytes: Buffer, cursor: Cursor): PersonRecord['numbers'] {
  const count = byteAt(bytes, cursor);
  if (count === 0) return undefined;
  const numbers: Record<string, string> = {};
  for (let left = count; left > 0; left -= 1) {
    const kind = textAt(bytes, cursor);
    numbers[kind] = textAt(bytes, cursor);
  }
  return numbers;
}

function byteAt(bytes: Buffer, cursor: Cursor): number {
  cursor.at += 1;
  return bytes[cursor.at - 1]!;
}

function textAt(bytes: Buffer, cursor: Cursor): string {
  const from = cursor.at + 2;
  cursor.at = from + bytes.readUInt16LE(cursor.at);
  return bytes.toString('utf8', from, cursor.at);
}
