import type { IdentityDocument } from '#contract/identity-document';
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

const documents: Readonly<Record<IdentityDocument, string>> = {
  identity_card:
    "identity card,id card,id,national id,บัตรประชาชน,บัตรประจำตัวประชาชน,carte d’identité,carte d'identité,cni",
  passport: 'passport,หนังสือเดินทาง,passeport',
  driving_licence:
    "driving licence,driving license,driver’s license,driver's license,drivers license,driver license,ใบขับขี่,permis de conduire,permis",
  other: 'other,another document,อื่น ๆ,อื่นๆ,autre',
};

/**
 * On which document something was seen; one that is not named where the cell only says yes. Null where it says no,
 * undefined where it says neither.
 */
export function documentOf(cell: string): IdentityDocument | null | undefined {
  const word = cell.toLowerCase().replaceAll('_', ' ');
  if (yes.has(word)) return 'other';
  if (word === '' || no.has(word)) return null;
  const found = Object.entries(documents).find(([, names]) => names.split(',').includes(word));
  return found?.[0] as IdentityDocument | undefined;
}

const allows = new Set(
  'subscribed,opted in,opted-in,opt-in,optin,accepted,given,granted,allowed,confirmed,active'.split(
    ',',
  ),
);
const forbids = new Set(
  'unsubscribed,opted out,opted-out,opt-out,optout,declined,refused,withdrawn,denied,revoked'.split(
    ',',
  ),
);
const unsaid = new Set(
  'never subscribed,never_subscribed,not subscribed,not_subscribed,pending'.split(','),
);

/** Whether a cell allows or forbids something; null where it says that nothing was said, undefined where it says neither. */
export function allowed(cell: string): boolean | null | undefined {
  const word = cell.toLowerCase();
  if (yes.has(word) || allows.has(word)) return true;
  if (no.has(word) || forbids.has(word)) return false;
  return unsaid.has(word) ? null : undefined;
}

/** The first instant that anybody is taken to have said something at. */
const earliest = Date.UTC(2000, 0, 1);

/**
 * The instant at which something was said, to the second where the cell tells it; a day counts from its beginning, so that
 * whatever was said later on that day stands above it. Undefined where it is none, or none that can be.
 */
export function momentOf(
  cell: string,
  { dateOrder, zone, now }: Pick<RowPlan, 'dateOrder' | 'zone' | 'now'>,
): Date | undefined {
  const day = dayOf(cell.split(/[T ]\d{1,2}:/)[0] ?? '', dateOrder);
  if (day === undefined) return undefined;
  const [, clock = '00:00', offset = ''] =
    /[T ](\d{1,2}:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/.exec(cell) ?? [];
  try {
    const time = Temporal.PlainDateTime.from(`${day}T${clock.replace(/^\d:/, '0$&')}`);
    const place = offset === '' ? zone : offset === 'Z' || offset === 'UTC' ? 'UTC' : offset;
    const at = new Date(time.toZonedDateTime(place).epochMilliseconds);
    return at.getTime() < earliest || at > now ? undefined : at;
  } catch {
    return undefined;
  }
}

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
