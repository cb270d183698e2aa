import type { ImportDetail, ImportTarget } from '#contract/imports';
import { usualOrder } from '#identity';
import type { CustomField } from '#tenancy';
import { folded, secondTargetOf, targetOfHeading, whyNotHeading } from './headings.ts';
import { isNationalId } from './national-ids.ts';

type Column = ImportDetail['columns'][number];

/** What values alone give away, surest first. */
const shapes: readonly (readonly [ImportTarget, RegExp])[] = [
  ['email', /^[^\s@]+@[^\s@]+\.[^\s@]+$/],
  [
    'birth_date',
    /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|(?:19|20)\d{6})(?:[T ]+\d{1,2}:\d\d.*)?$/,
  ],
  ['phone', /^\+?[\d\s().-]{8,20}$/],
];

const enough = 0.6;
/** Ids count by their check digits, which are right by chance now and then: more values, and nearly all of them. */
const enoughIds = 0.9;
const fewestIds = 5;
const samplesShown = 3;

/**
 * Guesses what each column of a file is: by its heading, else by its values. A meaning that can only be had once is given
 * to the first column that claims it; a column without a meaning is left out, which the person sees and can change.
 * @param fields the business's own, known by label or key
 */
export function guessColumns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  fields: readonly CustomField[] = [],
): Column[] {
  const taken = new Set<ImportTarget>();
  return headings.map((heading, index) => {
    const values = rows.map((row) => (row[index] ?? '').trim()).filter((value) => value !== '');
    const samples = values.slice(0, samplesShown).map((value) => value.slice(0, 80));
    if (heading === whyNotHeading) return { heading, guess: 'ignore', because: 'heading', samples };
    const said = ownFieldOf(heading, fields) ?? targetOfHeading(heading);
    const guess = freeOf(said ?? targetOfValues(values), heading, taken);
    if (guess === undefined || (taken.has(guess) && !repeatable.has(guess))) {
      return { heading, guess: 'ignore', because: 'nothing', samples };
    }
    taken.add(guess);
    return { heading, guess, because: said === undefined ? 'values' : 'heading', samples };
  });
}

/** A meaning, or another that the heading has where that is taken. */
function freeOf(
  target: ImportTarget | undefined,
  heading: string,
  taken: ReadonlySet<ImportTarget>,
): ImportTarget | undefined {
  const isTaken = target !== undefined && taken.has(target) && !repeatable.has(target);
  return isTaken ? (secondTargetOf(heading) ?? target) : target;
}

/** Meanings that several columns may have: a person has more than one phone. */
export const repeatable: ReadonlySet<ImportTarget> = new Set([
  'ignore',
  'email',
  'phone',
  'tags',
  'note',
]);

/** The business's own field that a heading names; archived ones are not meant. */
function ownFieldOf(heading: string, fields: readonly CustomField[]): ImportTarget | undefined {
  const name = folded(heading);
  const field = fields.find(
    ({ key, label, archivedAt }) =>
      archivedAt === null && (folded(label) === name || folded(key) === name),
  );
  return field && `field:${field.key}`;
}

function targetOfValues(values: readonly string[]): ImportTarget | undefined {
  if (values.length < 3) return undefined;
  const ids = values.filter(isNationalId).length;
  if (values.length >= fewestIds && ids / values.length >= enoughIds) return 'number:national_id';
  return shapes.find(
    ([, shape]) => values.filter((value) => shape.test(value)).length / values.length >= enough,
  )?.[0];
}

/**
 * In which order a column of dates is written: as far as its values tell, else as people of the country write; `ymd`
 * where none needs to be known.
 */
export function guessDateOrder(values: readonly string[], country: string): 'ymd' | 'dmy' | 'mdy' {
  const parts = values.map((value) =>
    /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}(?:[T ]+\d{1,2}:\d\d.*)?$/.exec(value.trim()),
  );
  const written = parts.filter((match) => match !== null);
  if (written.length === 0) return 'ymd';
  if (written.some((match) => Number(match[2]) > 12)) return 'mdy';
  return written.some((match) => Number(match[1]) > 12) ? 'dmy' : usualOrder(country);
}
