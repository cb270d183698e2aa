import type { ImportDetail, ImportTarget } from '#contract/imports';
import { readAhead } from '#identity';
import { now } from '#platform/clock';
import type { FilePort } from '#platform/files';
import { decode } from './decode.ts';
import { tidyHeadings } from './headings.ts';
import { type ReadRow, readRow, type RowPlan } from './row.ts';
import { readTable } from './table.ts';

/** Rows that are worked, and committed, together. */
const batchSize = 500;

/** Some rows of a file in their order, and how many bytes of it have been read for them. */
export interface Batch {
  readonly rows: readonly ReadRow[];
  readonly doneBytes: number;
}

/** What of an import is needed to read its file. */
export interface ReadableImport {
  readonly tenant: string;
  readonly sha256: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly columns: ImportDetail['columns'];
  readonly mapping: Readonly<Record<string, ImportTarget>>;
  readonly dateOrder: RowPlan['dateOrder'];
  readonly country: string;
  readonly source: string;
}

/** Reads the rows of an import's file in batches, in bounded memory, leaving out the first `skip` rows. */
export async function* readBatches(
  files: FilePort,
  file: ReadableImport,
  skip: number,
): AsyncGenerator<Batch> {
  const headings = file.columns.map((column) => column.heading);
  const plan: RowPlan = {
    headings,
    targets: headings.map((heading) => file.mapping[heading] ?? 'ignore'),
    dateOrder: file.dateOrder,
    country: file.country,
    source: file.source,
    year: now().getUTCFullYear(),
  };
  let doneBytes = 0;
  const text = decode(files.read(file.tenant, file.sha256), file.encoding, (taken) => {
    doneBytes = taken;
  });
  let rows: ReadRow[] = [];
  let seen = -1;
  for await (const row of readTable(text, file.delimiter)) {
    seen += 1;
    if (seen === 0 || seen <= skip) continue;
    rows.push(
      row.broken === undefined
        ? readRow(row.line, row.cells, plan)
        : {
            line: row.line,
            faults: [{ line: row.line, heading: null, value: null, message: row.broken }],
          },
    );
    if (rows.length < batchSize) continue;
    yield batchOf(file.tenant, rows, doneBytes);
    rows = [];
  }
  if (rows.length > 0) yield batchOf(file.tenant, rows, doneBytes);
}

/** A batch whose people are read ahead, as the batch itself is, while the database works on the one before. */
function batchOf(tenant: string, rows: readonly ReadRow[], doneBytes: number): Batch {
  readAhead(
    tenant,
    rows.flatMap((row) => ('profile' in row ? [row.profile] : [])),
  );
  return { rows, doneBytes };
}

/** Heading and first rows of a text that may be cut off at its end. */
export async function readHead(
  text: string,
  delimiter: string,
  most: number,
): Promise<{ headings: string[]; rows: (readonly string[])[] }> {
  const rows: (readonly string[])[] = [];
  async function* once() {
    yield text;
  }
  for await (const row of readTable(once(), delimiter)) {
    if (row.broken !== undefined) continue;
    rows.push(row.cells);
    if (rows.length > most) break;
  }
  return { headings: tidyHeadings(rows[0] ?? []), rows: rows.slice(1) };
}
