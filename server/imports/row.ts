import { type ImportTarget, importTargets } from '#contract/imports';
import { writtenProfile, type WrittenProfile } from '#contract/person';
import { normaliseBirthDate, normaliseEmail, normalisePhone } from '#identity';
import type { CustomField } from '#tenancy';
import { newTagsFault, type NewTagsAre } from './new-tags.ts';
import { isOwnNumber, isShortened, ownNumbers, wrongNumber } from './numbers.ts';
import { documentOf, languageOf, ownValue, tagNames, unknownTags } from './own.ts';
import { isAllowing, type RowSays, saidBy, wrongSaying } from './says.ts';

/** How the rows of one file become profiles. */
export interface RowPlan {
  /** The meaning of each column, in the order of the file. */
  readonly targets: readonly ImportTarget[];
  readonly headings: readonly string[];
  readonly dateOrder: 'ymd' | 'dmy' | 'mdy';
  /** Two letters: where numbers without a country code are from. */
  readonly country: string;
  readonly source: string;
  /** The current year: two-digit years are placed by it. */
  readonly year: number;
  /** Ids of the business's tiers by their lower-case names. */
  readonly tiers: ReadonlyMap<string, string>;
  /** The zone by which its days are days, and the present instant: nobody has said anything later. */
  readonly zone: string;
  readonly now: Date;
  /** Names of the business's tags by their lower-case spelling. */
  readonly tags: ReadonlyMap<string, string>;
  /** What becomes of tags that it does not have. */
  readonly newTags: NewTagsAre;
  /** The business's own fields by key, archived ones left out. */
  readonly fields: ReadonlyMap<string, CustomField>;
}

/** What is wrong with one row: which column, what it says, and why that cannot be taken. */
export interface RowFault {
  readonly line: number;
  readonly heading: string | null;
  readonly value: string | null;
  readonly message: string;
}

/** A row read: a profile, or the faults that keep it out. A row with a fault is left out whole, to be mended and sent again. */
export type ReadRow = {
  readonly line: number;
  /** What it says beside who somebody is, where it says anything. */
  readonly says?: RowSays;
  /** Tags that the row names and the business does not have, where nothing else is wrong with it. */
  readonly newTags?: readonly string[];
} & ({ readonly profile: WrittenProfile } | { readonly faults: readonly RowFault[] });

/** What people write where there is nothing to say, and spreadsheets where a formula found nothing. */
const nothing =
  /^(?:|-+|n\/?a|none|null|nil|unknown|\?+|#(?:n\/a|null!|ref!|value!|name\?|num!|div\/0!))$/i;

/** Reads one row by the plan. Pure: the same row always reads the same. */
export function readRow(line: number, cells: readonly string[], plan: RowPlan): ReadRow {
  const faults: RowFault[] = [];
  const surplus = cells.slice(plan.headings.length).find((cell) => cell !== '');
  if (surplus !== undefined) {
    faults.push({
      line,
      heading: null,
      value: surplus,
      message: 'The row has more cells than the heading.',
    });
  }
  const values = new Map<ImportTarget, string[]>();
  const newTags: string[] = [];
  let others = faults.length;
  for (const [index, target] of plan.targets.entries()) {
    const value = written(target, cells[index] ?? '');
    if (target === 'ignore' || nothing.test(value)) continue;
    const message = wrong(target, value, plan);
    if (message !== undefined) {
      faults.push({ line, heading: plan.headings[index] ?? null, value, message });
      if (target !== 'tags') others += 1;
    }
    if (target === 'tags') newTags.push(...unknownTags(value, plan.tags));
    values.set(target, [...(values.get(target) ?? []), ...severalIn(target, value, plan)]);
  }
  const met = newTags.length > 0 && others === 0 ? { newTags } : {};
  if (faults.length > 0) return { line, faults, ...met };
  const parsed = writtenProfile.safeParse(said(profileOf(values, plan)));
  if (parsed.success) {
    if (says(values)) return { line, profile: parsed.data, ...met, ...saidBy(values, plan) };
    return {
      line,
      faults: [
        {
          line,
          heading: null,
          value: null,
          message: 'The row names nobody: no name, e-mail or phone.',
        },
      ],
    };
  }
  return {
    line,
    faults: parsed.error.issues.map((issue) => ({
      line,
      heading: headingOf(issue.path, plan),
      value: null,
      message: `Not valid: ${issue.message}`,
    })),
  };
}

/** A cell as its meaning takes it: only a note has lines. */
function written(target: ImportTarget, cell: string): string {
  const lines = target === 'note' ? cell.replaceAll(/\r\n?/g, '\n') : cell.replaceAll(/\s+/g, ' ');
  return lines.trim();
}

/** The e-mails or phones of a cell that holds several; else the cell as it is. */
function severalIn(target: ImportTarget, value: string, plan: RowPlan): readonly string[] {
  if (target !== 'email' && target !== 'phone') return [value];
  const parts = value.split(target === 'email' ? /[;,|/\s]+/ : /[;,|/]+|\s(?:or|and|&)\s/i);
  const several = parts.map((part) => part.trim()).filter((part) => part !== '');
  const each = (part: string) =>
    target === 'email'
      ? normaliseEmail(part) !== null
      : normalisePhone(part, plan.country)?.sendable != null;
  return several.length > 1 && several.every(each) ? several : [value];
}

function wrong(target: ImportTarget, value: string, plan: RowPlan): string | undefined {
  if (isOwnField(target)) return ownValue(fieldOf(target, plan), value, plan.dateOrder).fault;
  if (isOwnNumber(target)) return wrongNumber(value);
  switch (target) {
    case 'email':
      return severalIn(target, value, plan).some((one) => normaliseEmail(one) === null)
        ? 'This is not an e-mail address.'
        : undefined;
    case 'phone':
      return severalIn(target, value, plan)
        .map((one) => noPhone(one, plan))
        .find((message) => message !== undefined);
    case 'birth_date':
      return birthday(value, plan) === null
        ? 'This day does not exist, or is not a birthday.'
        : undefined;
    case 'birth_date_checked':
      return documentOf(value) === undefined
        ? 'This is neither yes nor no, nor a document: identity card, passport or driving licence.'
        : undefined;
    case 'language':
      return languageOf(value) === undefined
        ? 'This is not a language of the screens: English, Thai or French.'
        : undefined;
    case 'tags': {
      const unknown = unknownTags(value, plan.tags);
      return unknown.length > 0 ? newTagsFault(unknown, plan.newTags) : undefined;
    }
    case 'country':
      return countryCode(value) === undefined
        ? 'This is not a country. Write its name in English or its two letters.'
        : undefined;
    case 'tier':
    case 'offers_at':
      return wrongSaying(target, value, plan);
    default:
      return isAllowing(target) ? wrongSaying(target, value, plan) : undefined;
  }
}

function noPhone(value: string, plan: RowPlan): string | undefined {
  if ((normalisePhone(value, plan.country)?.last7 ?? '') !== '') return undefined;
  return isShortened(value)
    ? 'A spreadsheet has shortened this number; its last digits are gone. Format the column as text, and enter it again.'
    : 'This is not a telephone number.';
}

function profileOf(values: ReadonlyMap<ImportTarget, readonly string[]>, plan: RowPlan): unknown {
  const one = (target: ImportTarget) => values.get(target)?.join(' ');
  const contacts = (target: ImportTarget) => values.get(target)?.map((value) => ({ value }));
  const birthDate = one('birth_date');
  const country = one('country');
  const language = one('language');
  const tags = values.get('tags')?.flatMap((value) => tagNames(value, plan.tags));
  return {
    source: plan.source,
    kind: 'import',
    outsideId: one('outside_id'),
    person: {
      givenName: one('given_name'),
      familyName: one('family_name'),
      fullName: one('full_name'),
      company: one('company'),
      emails: contacts('email'),
      phones: contacts('phone'),
      birthDate: birthDate === undefined ? undefined : (birthday(birthDate, plan) ?? undefined),
      birthDateChecked:
        birthDate === undefined
          ? undefined
          : (documentOf(one('birth_date_checked') ?? '') ?? undefined),
      numbers: ownNumbers(values),
      note: values.get('note')?.join('\n'),
      language: language === undefined ? undefined : languageOf(language),
      tags: tags && [...new Set(tags)],
      values: ownValues(values, plan),
      address: addressOf(one, country === undefined ? undefined : countryCode(country)),
    },
  };
}

type OwnField = Extract<ImportTarget, `field:${string}`>;

function isOwnField(target: ImportTarget): target is OwnField {
  return target.startsWith('field:');
}

function fieldOf(target: OwnField, plan: RowPlan): CustomField | undefined {
  return plan.fields.get(target.slice('field:'.length));
}

/** Values of the business's own fields by key; undefined where the row has none. */
function ownValues(
  values: ReadonlyMap<ImportTarget, readonly string[]>,
  plan: RowPlan,
): Record<string, string> | undefined {
  const own = [...values].flatMap(([target, [written]]) => {
    if (!isOwnField(target) || written === undefined) return [];
    const { value } = ownValue(fieldOf(target, plan), written, plan.dateOrder);
    return value === undefined ? [] : [[target.slice('field:'.length), value] as const];
  });
  return own.length > 0 ? Object.fromEntries(own) : undefined;
}

function addressOf(
  one: (target: ImportTarget) => string | undefined,
  country: string | undefined,
): unknown {
  const line1 = [one('street_number'), one('street')]
    .filter((part) => part !== undefined)
    .join(' ');
  const address = {
    line1: line1 === '' ? undefined : line1,
    line2: one('unit'),
    city: one('city'),
    region: one('region'),
    postcode: one('postcode'),
    country,
  };
  return Object.values(address).every((part) => part === undefined) ? undefined : address;
}

/** The meanings that name somebody; a row without any is about nobody. */
export const naming: ReadonlySet<ImportTarget> = new Set([
  'full_name',
  'given_name',
  'family_name',
  'company',
  'email',
  'phone',
]);

function says(values: ReadonlyMap<ImportTarget, readonly string[]>): boolean {
  return [...naming].some((target) => values.has(target));
}

function birthday(value: string, plan: RowPlan): string | null {
  const order = plan.dateOrder === 'mdy' ? 'mdy' : 'dmy';
  return normaliseBirthDate(value, { order, year: plan.year })?.iso ?? null;
}

const byTarget: Readonly<Record<string, ImportTarget>> = {
  givenName: 'given_name',
  familyName: 'family_name',
  fullName: 'full_name',
  emails: 'email',
  phones: 'phone',
  birthDate: 'birth_date',
  birthDateChecked: 'birth_date_checked',
  outsideId: 'outside_id',
  line1: 'street',
  line2: 'unit',
};

function headingOf(path: readonly PropertyKey[], plan: RowPlan): string | null {
  for (const part of path.toReversed()) {
    const target = byTarget[String(part)] ?? importTargets.find((name) => name === part);
    if (target !== undefined) return plan.headings[plan.targets.indexOf(target)] ?? null;
  }
  return null;
}

const countries = new Map<string, string>();

/** The two letters of a country given by its letters or its English name. */
function countryCode(value: string): string | undefined {
  if (/^[A-Za-z]{2}$/.test(value)) return value.toUpperCase();
  if (countries.size === 0) {
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
    for (const code of letters.flatMap((a) => letters.map((b) => a + b))) {
      const name = names.of(code);
      if (name !== undefined) countries.set(name.toLowerCase(), code);
    }
  }
  return countries.get(value.toLowerCase());
}

/** A value without its undefined parts: a profile that says the same twice is then the same to the letter. */
function said(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
