import type { ImportTarget } from '#contract/imports';
import type { Reading, WrittenPerson } from '../match/prepare.ts';
import { normaliseEmail } from '../normalise/email.ts';
import { normalisePhone } from '../normalise/phone.ts';
import { inParts } from './in-parts.ts';

/** What a column can be that says something of a person. */
export const comparedTargets = [
  'full_name',
  'given_name',
  'family_name',
  'company',
  'email',
  'phone',
  'birth_date',
  'street',
  'street_number',
  'unit',
  'city',
  'postcode',
] as const satisfies ImportTarget[];

/** Whether people are compared by what such a column holds. */
export function isCompared(target: string): boolean {
  return (comparedTargets as readonly string[]).includes(target);
}

/** A number or another value, by its name, that says something only where it agrees to the letter. */
export type ExactTarget = `exact:${string}`;

/** How the rows of one file are read. */
export interface RowReading {
  /** What each column is, in their order; what says nothing of a person is passed over. */
  readonly targets: readonly (ImportTarget | ExactTarget)[];
  readonly reading: Reading;
}

/** Cells and rows on their way to another thread: one text is copied at once, many are not. */
const [cellEnd, rowEnd] = ['\u001f', '\u001e'];

/** Rows as one text. */
export function rowsAsText(rows: readonly (readonly string[])[]): string {
  const text = rows.map((cells) => cells.map(withoutEnds).join(cellEnd)).join(rowEnd);
  return text;
}

function withoutEnds(cell: string): string {
  return cell.includes(cellEnd) || cell.includes(rowEnd)
    ? cell.replaceAll(cellEnd, ' ').replaceAll(rowEnd, ' ')
    : cell;
}

/** The rows of a text that was made by `rowsAsText`. */
export function rowsOfText(text: string): string[][] {
  return text.split(rowEnd).map((row) => row.split(cellEnd));
}

/** What people and programs write where there is nothing to say. */
const nothing = /^(?:|-+|n\/?a|none|null|nil|nan|unknown|\?+|#n\/a)$/i;

/** A person as a row has them. What cannot be read is left out later, and costs the row nothing else. */
export function personOf(
  cells: readonly string[],
  { targets, reading }: RowReading,
): WrittenPerson {
  const said = new Map<string, string[]>();
  const numbers: Record<string, string> = {};
  for (const [at, target] of targets.entries()) {
    const value = cells[at] ?? '';
    if (target === 'ignore' || nothing.test(value)) continue;
    if (target.startsWith('exact:')) {
      numbers[target.slice('exact:'.length)] = value;
      continue;
    }
    const before = said.get(target);
    if (before) before.push(value);
    else said.set(target, [value]);
  }
  const one = (target: ImportTarget) => said.get(target)?.join(' ');
  const [full, company] = [one('full_name'), one('company')];
  const { given, family } = inParts({ given: one('given_name'), family: one('family_name'), full });
  const birthDate = said.get('birth_date')?.[0];
  return {
    ...(given !== undefined && { given }),
    ...(family !== undefined && { family }),
    ...(full !== undefined && { full }),
    ...(company !== undefined && { company }),
    ...(birthDate !== undefined && { birthDate }),
    emails: (said.get('email') ?? []).flatMap(emailsIn),
    phones: (said.get('phone') ?? []).flatMap((value) => phonesIn(value, reading.country)),
    address: addressOf(one),
    numbers,
  };
}

function addressOf(one: (target: ImportTarget) => string | undefined): WrittenPerson['address'] {
  const [number, street, unit] = [one('street_number'), one('street'), one('unit')];
  const [city, postcode] = [one('city'), one('postcode')];
  const line1 = number !== undefined && street !== undefined ? `${number} ${street}` : street;
  return {
    ...(line1 !== undefined && { line1 }),
    ...(unit !== undefined && { line2: unit }),
    ...(city !== undefined && { city }),
    ...(postcode !== undefined && { postcode }),
  };
}

/** The addresses of a cell, which may hold several. */
function emailsIn(cell: string): string[] {
  return several(cell, /[;,|/\s]+/, (part) => normaliseEmail(part) !== null);
}

function phonesIn(cell: string, country: string): string[] {
  return several(cell, /[;,|/]+/, (part) => normalisePhone(part, country)?.sendable != null);
}

function several(cell: string, between: RegExp, isOne: (part: string) => boolean): string[] {
  if (!between.test(cell)) return [cell];
  const parts = cell.split(between).filter((part) => part.trim() !== '');
  return parts.length > 1 && parts.every(isOne) ? parts : [cell];
}
