import type { OpenTable } from '#imports';
import type { Columns } from './columns.ts';

/**
 * What of the records of a table is kept beside what is compared: their ids, the cells to be written again, and, where
 * somebody will be asked about them, what a person compares them by.
 */
export interface Kept {
  readonly ids: string[];
  readonly shown: string[];
  readonly cells: (readonly string[])[];
}

/**
 * The rows of a table, as they are compared; what is kept of them is added to `kept` on the way.
 * @throws Error about the first row that cannot be read, has no id, or one that another has
 */
export async function* recordsOf(
  table: OpenTable,
  name: string,
  { headings, targets, idAt, keepAt }: Columns,
  {
    kept,
    shows,
    onBytes,
  }: {
    readonly kept: Kept;
    /** Whether `shown` is kept. */
    readonly shows: boolean;
    readonly onBytes: (taken: number) => void;
  },
): AsyncGenerator<readonly string[]> {
  const seen = new Set<string>();
  for await (const { line, cells, broken } of table.rows(onBytes)) {
    const where = `${name}, line ${line}`;
    if (broken !== undefined) throw new Error(`${where}: ${broken}`);
    if (cells.length > headings.length && cells.slice(headings.length).some((cell) => cell !== ''))
      throw new Error(`${where}: the row has more cells than the heading.`);
    const id = cells[idAt] ?? '';
    if (id === '') throw new Error(`${where}: nothing in the column ${headings[idAt]}.`);
    if (seen.has(id))
      throw new Error(
        `${where}: another row before this one has the same ${headings[idAt]}, ${id}.`,
      );
    seen.add(id);
    kept.ids.push(id);
    if (keepAt.length > 0) kept.cells.push(keepAt.map((at) => cells[at] ?? ''));
    if (shows) kept.shown.push(shownOf(cells, headings, targets));
    yield cells;
  }
}

function shownOf(
  cells: readonly string[],
  headings: readonly string[],
  targets: Columns['targets'],
): string {
  return headings
    .flatMap((heading, at) =>
      targets[at] === 'ignore' || !cells[at] ? [] : [`${heading}: ${cells[at]}`],
    )
    .join('; ');
}
