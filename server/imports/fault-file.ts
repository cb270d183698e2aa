import { now } from '#platform/clock';
import type { Database } from '#platform/db';
import type { FilePort } from '#platform/files';
import type { FileOut } from '#platform/handler';
import { refuse } from '#platform/refuse';
import type { Tenanted } from '#platform/who';
import { type ReadableImport, readFaulty, type Worked } from './batches.ts';
import { csvLine } from './csv.ts';
import { whyNotHeading } from './headings.ts';
import { numbersShownTo } from './in-part.ts';
import { openFile } from './open-file.ts';
import { shownImport } from './store.ts';

const utf8 = new TextEncoder();

/** Spreadsheet programs take a file for UTF-8 only when it says so. */
const mark = '\uFEFF';

/**
 * The rows of an import that could not be taken, or were not where it has run, all of them, with their own columns as they were written and one more
 * that says why: to be mended and sent again as it is. Values are not touched, whatever they begin with; they are the
 * sender's own.
 * @throws Refusal `not_found`, `import_not_planned`
 */
export async function faultFile(
  db: Database,
  files: FilePort,
  who: Tenanted,
  id: string,
): Promise<FileOut> {
  const { row, file } = await db.as(who, 'caller', (tx) => openFile(tx, who, id));
  if (row.mapping === null) refuse('import_not_planned');
  const name = row.file_name.replace(/\.[A-Za-z0-9]{1,5}$/, '');
  return {
    name: `${name} to mend.csv`,
    type: 'text/csv; charset=utf-8',
    content: linesOf(
      files,
      { ...file, numbers: numbersShownTo(who, shownImport(row, now())) },
      row.rows_read > 0 ? { rows: row.rows_read, taken: takenLines(db, who, id) } : null,
    ),
  };
}

/** Lines that are asked for at once. */
const step = 5_000;

/** The lines of the rows that an import took, in the order of the file. */
async function* takenLines(db: Database, who: Tenanted, id: string): AsyncGenerator<number> {
  for (let after = 0; ;) {
    const before = after;
    const rows = await db.as(who, 'caller', (tx) =>
      tx
        .selectFrom('import_rows')
        .select('line')
        .where('tenant_id', '=', who.tenant)
        .where('import_id', '=', id)
        .where('line', '>', before)
        .orderBy('line')
        .limit(step)
        .execute(),
    );
    for (const { line } of rows) yield line;
    const last = rows.at(-1);
    if (last === undefined || rows.length < step) return;
    after = last.line;
  }
}

async function* linesOf(
  files: FilePort,
  file: ReadableImport & { readonly numbers: ReturnType<typeof numbersShownTo> },
  worked: Worked | null,
): AsyncGenerator<Uint8Array> {
  const headings = file.columns.map((column) => column.heading);
  const own = headings.filter((heading) => heading !== whyNotHeading);
  const shownCell = (heading: string, cell: string) =>
    cell === '' ? cell : (file.numbers.get(heading)?.(cell) ?? cell);
  yield utf8.encode(mark + csvLine([...own, whyNotHeading]));
  for await (const { cells, faults } of readFaulty(files, file, worked)) {
    const values = headings.flatMap((heading, place) =>
      heading === whyNotHeading ? [] : [shownCell(heading, cells[place] ?? '')],
    );
    const reasons = faults.map(({ heading, message }) =>
      heading === null ? message : `${heading}: ${message}`,
    );
    yield utf8.encode(csvLine([...values, reasons.join(' ')]));
  }
}
