import type { ImportTarget } from '#contract/imports';
import { folded } from './headings.ts';

/** Share of rows in which a column has to say what others say. */
const enough = 0.95;
/** Fewer rows show nothing. */
const fewest = 5;

/**
 * Columns that only repeat two or more others, by their places: a full name beside its parts, an address in one piece beside
 * street, postcode and town. What nobody would understand by itself is no part.
 * @param meanings of the columns, where they have any
 * @param rows some of the table's
 */
export function joinsOf(
  meanings: readonly (ImportTarget | undefined)[],
  rows: readonly (readonly string[])[],
): Map<number, number[]> {
  const words = rows.map((cells) => meanings.map((_, at) => wordsOf(cells[at] ?? '')));
  const joins = new Map<number, number[]>();
  for (const [whole, meaning] of meanings.entries()) {
    if (meaning === undefined) continue;
    const written = words.filter((row) => row[whole]!.length > 1);
    if (written.length < fewest) continue;
    const parts = meanings.flatMap((of, at) =>
      of !== undefined && at !== whole && !joins.has(at) && isPart(written, at, whole) ? [at] : [],
    );
    if (parts.length > 1 && areWhole(written, parts, whole)) joins.set(whole, parts);
  }
  return joins;
}

/** Words of each row's columns. */
type Words = readonly (readonly (readonly string[])[])[];

function wordsOf(text: string): string[] {
  return text
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(folded)
    .filter((word) => word !== '');
}

/** Whether a column says some of what another says, and never all of it, in nearly all rows. */
function isPart(rows: Words, part: number, whole: number): boolean {
  const written = rows.filter((row) => row[part]!.length > 0);
  const within = written.filter(
    (row) =>
      row[part]!.length < row[whole]!.length &&
      row[part]!.every((word) => row[whole]!.includes(word)),
  );
  return written.length >= fewest && within.length >= enough * written.length;
}

/** Whether columns together say what another says, word by word, in nearly all rows. */
function areWhole(rows: Words, parts: readonly number[], whole: number): boolean {
  const same = rows.filter((row) => {
    const said = parts.flatMap((part) => row[part]!).toSorted();
    return said.join(' ') === row[whole]!.toSorted().join(' ');
  });
  return same.length >= enough * rows.length;
}
