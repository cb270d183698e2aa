import type { CustomField } from '#tenancy';
import { valueFault } from '#identity';
import type { RowPlan } from './row.ts';

/** The tags that a cell names, parted by commas, semicolons or bars, as the business spells them. */
export function tagNames(cell: string, known: ReadonlyMap<string, string>): string[] {
  return parted(cell).map((name) => known.get(name.toLowerCase()) ?? name);
}

/** Those of a cell's tags that the business does not have, each once. */
export function unknownTags(cell: string, known: ReadonlyMap<string, string>): string[] {
  const unknown = parted(cell).filter((name) => !known.has(name.toLowerCase()));
  return [...new Map(unknown.map((name) => [name.toLowerCase(), name])).values()];
}

function parted(cell: string): string[] {
  return cell
    .split(/[,;|]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

const languages = {
  en: 'en eng english อังกฤษ ภาษาอังกฤษ anglais',
  th: 'th tha thai ไทย ภาษาไทย thaï',
  fr: 'fr fra fre french ฝรั่งเศส ภาษาฝรั่งเศส français francais',
} as const;

/** A language of the screens by its code (`th`, `th-TH`) or its name in one of them; undefined for any other. */
export function languageOf(cell: string): keyof typeof languages | undefined {
  const name = cell.toLowerCase().replace(/[-_][a-z]{2}$/, '');
  const found = Object.entries(languages).find(([, names]) => names.split(' ').includes(name));
  return found?.[0] as keyof typeof languages | undefined;
}

const yes = new Set(['yes', 'y', 'true', '1', 'x', 'on', 'oui', 'ใช่']);
const no = new Set(['no', 'n', 'false', '0', 'off', 'non', 'ไม่', 'ไม่ใช่']);

/** A cell as a value of an own field, in the form that the field's kind has; or what is wrong with it. */
export function ownValue(
  field: CustomField | undefined,
  cell: string,
  order: RowPlan['dateOrder'],
): { readonly value?: string; readonly fault?: string } {
  if (field === undefined) return { fault: 'The business no longer has this field.' };
  const value = inForm(field, cell, order);
  if (value.length > 1000) return { fault: 'This is longer than 1,000 characters.' };
  const fault = valueFault(field, value);
  return fault === null ? { value } : { fault: `The value ${fault}.` };
}

function inForm(field: CustomField, cell: string, order: RowPlan['dateOrder']): string {
  switch (field.kind) {
    case 'number':
      return /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(cell) ? cell.replaceAll(',', '') : cell;
    case 'date':
      return dayOf(cell, order) ?? cell;
    case 'yes_no':
      if (yes.has(cell.toLowerCase())) return 'yes';
      return no.has(cell.toLowerCase()) ? 'no' : cell;
    case 'choice':
      return field.choices.find((choice) => choice.toLowerCase() === cell.toLowerCase()) ?? cell;
    case 'text':
      return cell.replaceAll(/\s*\n\s*/g, ' ');
  }
}

/** A day as `2026-01-31`; undefined where the cell is none. Whether it exists is the field's to say. */
function dayOf(cell: string, order: RowPlan['dateOrder']): string | undefined {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(cell) ?? [];
  if (year !== undefined) return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const [, first, second, last] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(cell) ?? [];
  if (first === undefined || second === undefined) return undefined;
  const parts = order === 'mdy' ? [first, second] : [second, first];
  return `${last}-${parts.map((part) => part.padStart(2, '0')).join('-')}`;
}
