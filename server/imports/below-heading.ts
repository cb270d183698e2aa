import { targetOfHeading } from './headings.ts';
import type { TableRow } from './table.ts';

/** Rows among which the heading is looked for. */
const mostAbove = 10;

/**
 * The heading among a table's first rows: the first row, unless that is a title in one cell and names of columns stand
 * below it, as in reports. Pure.
 */
export function headingOf(rows: readonly TableRow[]): TableRow | undefined {
  const [first] = rows;
  const [title, ...more] = first?.cells.filter((cell) => cell !== '') ?? [];
  if (title === undefined || more.length > 0 || targetOfHeading(title) !== undefined) return first;
  const below = rows.slice(1, mostAbove).find(({ broken, cells }) => {
    const known = cells.filter((cell) => targetOfHeading(cell) !== undefined);
    return broken === undefined && known.length > 1;
  });
  return below ?? first;
}

/** The rows below a table's heading, in their order. */
export async function* belowHeading(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow> {
  let above: TableRow[] | null = [];
  for await (const row of rows) {
    if (above === null) yield row;
    else if (above.push(row) === mostAbove) {
      yield* below(above);
      above = null;
    }
  }
  if (above !== null) yield* below(above);
}

function below(rows: readonly TableRow[]): TableRow[] {
  const line = headingOf(rows)?.line ?? 0;
  return rows.filter((row) => row.line > line);
}
