import type { PeopleList } from '#identity';
import { standInOfHeading } from '#imports';
import type { OpenTable } from '#imports';
import { fields } from './choices.ts';
import type { OpenFile } from './open-file.ts';

type Target = PeopleList['targets'][number];

/**
 * What the columns of a table are, as was guessed. Where none of the tables has a town or a company, a place of birth
 * stands for the one and an occupation for the other.
 * @param all tables that are read together: a town in one of them is not held against a place of birth in another
 */
export function guessedTargets({ columns }: OpenFile['table'], all: readonly OpenFile[]): Target[] {
  const taken = new Set(all.flatMap(({ table }) => table.columns.map(({ guess }) => guess)));
  return columns.map(({ heading, guess, joins }): Target => {
    if (guess !== 'ignore' && (fields as readonly string[]).includes(guess)) return guess;
    const standIn = joins ? undefined : standInOfHeading(heading);
    if (standIn === undefined || taken.has(standIn)) return 'ignore';
    taken.add(standIn);
    return standIn;
  });
}

/** What is to be said of columns beside what they are, by their places. */
export function notesOn(
  { columns }: Pick<OpenTable, 'columns'>,
  targets: readonly Target[],
): Map<number, string> {
  const notes = new Map<number, string>();
  const inParts = targets.includes('given_name') && targets.includes('family_name');
  for (const [at, { heading, guess, joins }] of columns.entries()) {
    const target = targets[at]!;
    if (joins && target === 'ignore') notes.set(at, `it only joins ${joins.join(', ')}`);
    else if (target === 'full_name' && inParts) notes.set(at, 'where its parts are empty');
    else if (target !== 'ignore' && guess === 'ignore' && standInOfHeading(heading) === target)
      notes.set(at, 'for want of one');
  }
  return notes;
}
