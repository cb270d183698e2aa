import type { PeopleList } from '#identity';
import { nearest } from '#platform/nearest';
import { WrongUsage } from '../command.ts';
import { fields } from './choices.ts';
import type { Choices } from './choices.ts';
import { guessedTargets, notesOn } from './guessed-targets.ts';
import type { OpenFile } from './open-file.ts';

type Target = PeopleList['targets'][number];

/** How a table is read: which column names the record, what each of the others is. */
export interface Columns {
  readonly headings: readonly string[];
  readonly targets: readonly Target[];
  readonly idAt: number;
  readonly keepAt: readonly number[];
  readonly reading: PeopleList['reading'];
  /** What is to be said of a column beside what it is, by its place. */
  readonly notes: ReadonlyMap<number, string>;
}

/** What a person is found by: a table without any of these says nothing of people. */
const naming: ReadonlySet<string> = new Set(
  fields.filter((field) => /name|company|email|phone/.test(field)),
);

/**
 * Settles what the columns of a table are: as was chosen, and as was guessed where nothing was.
 * @param all tables that are read together: a column that is chosen need not be in each of them, but for the ids
 * @throws {WrongUsage} where a column that was named is not there, or nothing says who anybody is
 */
export function columnsOf(
  { table, name }: OpenFile,
  all: readonly OpenFile[],
  choices: Pick<Choices, 'id' | 'ignore' | 'map' | 'exact' | 'keep'>,
): Columns {
  const headings = headingsOf(table);
  const place = (column: string) => {
    const at = findPlace(headings, column);
    const elsewhere = all.some((one) => findPlace(headingsOf(one.table), column) !== -1);
    return at === -1 && !elsewhere ? refuseColumn(headings, column, name) : at;
  };
  const targets = guessedTargets(table, all);
  const set = (at: number, target: Target) => {
    if (at !== -1) targets[at] = target;
  };
  for (const [column, field] of choices.map) {
    const at = place(column);
    // What is chosen for one column is not guessed for another, but for what a person has several of.
    if (at !== -1 && field !== 'email' && field !== 'phone')
      for (const [other, guess] of targets.entries()) if (guess === field) set(other, 'ignore');
    set(at, field);
  }
  for (const column of choices.exact) set(place(column), `exact:${column}`);
  for (const column of choices.ignore) set(place(column), 'ignore');
  const idAt = findPlace(headings, choices.id);
  if (idAt === -1) refuseColumn(headings, choices.id, name);
  set(idAt, 'ignore');
  if (!targets.some((target) => naming.has(target) || target.startsWith('exact:')))
    throw new WrongUsage(
      `${name}: no column says who somebody is. Name some: --map COLUMN=FIELD. It has: ${headings.join(', ')}`,
    );
  return {
    headings,
    targets,
    notes: notesOn(table, targets),
    idAt,
    keepAt: choices.keep.map(place),
    reading: table.reading,
  };
}

function headingsOf({ columns }: OpenFile['table']): string[] {
  return columns.map(({ heading }) => heading);
}

/** Where a column stands, whatever the case and blanks around its name. @throws {WrongUsage} */
export function placeOf(headings: readonly string[], column: string, name: string): number {
  const at = findPlace(headings, column);
  return at === -1 ? refuseColumn(headings, column, name) : at;
}

function findPlace(headings: readonly string[], column: string): number {
  const plain = (text: string) => text.trim().toLowerCase();
  const exact = headings.indexOf(column);
  return exact === -1 ? headings.findIndex((one) => plain(one) === plain(column)) : exact;
}

function refuseColumn(headings: readonly string[], column: string, name: string): never {
  const meant = nearest(column, headings);
  throw new WrongUsage(
    `${name} has no column ${column}${meant === undefined ? '.' : `; did you mean ${meant}?`} It has: ${headings.join(', ')}`,
  );
}
