import type { ImportDetail, ImportTarget } from '#contract/imports';
import { repeatable } from './guess.ts';
import { targetAmongWords, targetOfHeading } from './headings.ts';
import { joinsOf } from './joins.ts';

type Column = ImportDetail['columns'][number];

/** A column of a table that nobody looks at before it is read. */
export interface BoldColumn extends Column {
  /** Headings of the columns that say the same, one after the other; such a column is not read. */
  readonly joins?: readonly string[];
}

/**
 * Guesses a little more boldly: what only joins other columns is left out, so that nothing counts twice and each of them
 * is what its heading says; then columns without a meaning are looked at again, word by word.
 * @param rows some of the table's
 */
export function boldly(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): BoldColumn[] {
  const meanings = columns.map(({ heading, guess }) =>
    guess === 'ignore' ? meaningOf(heading) : guess,
  );
  const joins = joinsOf(meanings, rows);
  const taken = new Set<ImportTarget>(
    columns.filter((_, at) => !joins.has(at)).map(({ guess }) => guess),
  );
  return columns.map((column, at): BoldColumn => {
    const parts = joins.get(at);
    if (parts) {
      const headings = parts.map((part) => columns[part]!.heading);
      return { ...column, guess: 'ignore', because: 'values', joins: headings };
    }
    const guess = meanings[at];
    if (column.because !== 'nothing' || guess === undefined) return column;
    if (taken.has(guess) && !repeatable.has(guess)) return column;
    taken.add(guess);
    return { ...column, guess, because: 'heading' };
  });
}

function meaningOf(heading: string): ImportTarget | undefined {
  return targetOfHeading(heading) ?? targetAmongWords(heading);
}
