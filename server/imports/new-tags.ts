import type { ImportDetail } from '#contract/imports';
import { line } from '#contract/shapes';
import type { ReadRow } from './row.ts';

/** What becomes of tags that a file names and the business does not have. */
export type NewTagsAre = 'made' | 'faults' | 'not_yours';

/** Tags that a file names and the business does not have, by their lower-case spelling, with the rows that name them. */
export type MetTags = Map<string, { readonly name: string; readonly rows: number }>;

/** Most of them that are counted: a column taken for tags by mistake has another in every row. */
const mostMet = 5_000;

/** Most of them that are shown, and characters of each. */
const mostShown = 100;
const longestShown = 80;

const tagName = line(40);

/** Counts the tags that rows name and the business does not have. */
export function meetTags(met: MetTags, rows: readonly ReadRow[]): void {
  for (const name of rows.flatMap((row) => row.newTags ?? [])) {
    const key = name.toLowerCase();
    const before = met.get(key);
    if (before === undefined && met.size >= mostMet) continue;
    met.set(key, { name: before?.name ?? name, rows: (before?.rows ?? 0) + 1 });
  }
}

/** The tags that were met, as the contract shows them: those that most rows name first. */
export function shownTags(met: MetTags): NonNullable<ImportDetail['newTags']> {
  const all = [...met.values()].toSorted((one, other) => other.rows - one.rows);
  return {
    tags: all
      .slice(0, mostShown)
      .map(({ name, rows }) => ({ name: name.slice(0, longestShown), rows })),
    more: Math.max(0, all.length - mostShown),
  };
}

/** What is wrong with tags that the business does not have; undefined where they can be made. */
export function newTagsFault(names: readonly string[], are: NewTagsAre): string | undefined {
  const quoted = names.map((name) => `“${name.slice(0, longestShown)}”`).join(', ');
  switch (are) {
    case 'faults':
      return `There is no tag ${quoted}. Have the import make it, or make it in the settings first.`;
    case 'not_yours':
      return `There is no tag ${quoted}, and whoever started the import may not make tags.`;
    case 'made':
      return names.every((name) => tagName.safeParse(name).success)
        ? undefined
        : `A tag has at most 40 characters: ${quoted}.`;
  }
}

/**
 * Leaves rows out whose tags the business has no room for; those that come first in the file have it.
 * @param taken lower-case spellings of the tags that rows before have taken room for
 */
export function withinRoom(row: ReadRow, taken: Set<string>, room: number): ReadRow {
  if (!('profile' in row) || row.newTags === undefined) return row;
  const wanted = row.newTags.filter((name) => !taken.has(name.toLowerCase()));
  if (taken.size + wanted.length <= room) {
    for (const name of wanted) taken.add(name.toLowerCase());
    return row;
  }
  const message = `There is no room for the tag ${wanted.map((name) => `“${name}”`).join(', ')}: a business has so many tags at most.`;
  return { line: row.line, faults: [{ line: row.line, heading: null, value: null, message }] };
}
