import { setImmediate as breath } from 'node:timers/promises';
import type { ImportDetail, ImportTarget } from '#contract/imports';
import { readAhead } from '#identity';
import { now } from '#platform/clock';
import type { FilePort } from '#platform/files';
import { refuse } from '#platform/refuse';
import type { CustomField } from '#tenancy';
import { belowHeading, headingOf } from './below-heading.ts';
import { decode } from './decode.ts';
import { tidyHeadings } from './headings.ts';
import { type NewTagsAre, withinRoom } from './new-tags.ts';
import { type ReadRow, readRow, type RowFault, type RowPlan } from './row.ts';
import { readTable, type TableRow } from './table.ts';

/** Rows that are worked, and committed, together. */
const batchSize = 500;

/** Rows that are read at a stretch: a few milliseconds, after which whoever waits for this process comes first. */
const stretch = 20;

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
  /** Names of the business's tags, and its own fields. */
  readonly tags: readonly string[];
  /** What becomes of tags that it does not have, and how many more it can have. */
  readonly newTags: NewTagsAre;
  readonly tagRoom: number;
  readonly fields: readonly CustomField[];
  /** Ids of its tiers by lower-case name, and the zone of its days. */
  readonly tiers: ReadonlyMap<string, string>;
  readonly zone: string;
}

/** Reads the rows of an import's file in batches, in bounded memory, leaving out the first `skip` rows. */
export async function* readBatches(
  files: FilePort,
  file: ReadableImport,
  skip: number,
): AsyncGenerator<Batch> {
  const read = readerOf(file);
  let doneBytes = 0;
  const text = decode(files.read(file.tenant, file.sha256), file.encoding, (taken) => {
    doneBytes = taken;
  });
  let rows: ReadRow[] = [];
  let seen = 0;
  for await (const row of belowHeading(readTable(text, file.delimiter))) {
    seen += 1;
    if (seen <= skip) continue;
    const one = read(row);
    rows.push(one);
    // Its person is read too, as the batch itself is, while the database works on the batch before.
    if ('profile' in one) readAhead(file.tenant, [one.profile]);
    if (rows.length % stretch === 0) await breath();
    if (rows.length < batchSize) continue;
    yield { rows, doneBytes };
    rows = [];
  }
  if (rows.length > 0) yield { rows, doneBytes };
}

/** What is said of a row that was left out and reads well by now, as when its tag was made since. */
const fineNow = 'It was left out when the import ran, and can be taken now.';

/** What of a file an import has worked: how many rows, and the lines of those that it took, in order. */
export interface Worked {
  readonly rows: number;
  readonly taken: AsyncIterator<number>;
}

/**
 * The rows of an import's file that cannot be taken, or were not where it has run, as they were written, in bounded
 * memory.
 */
export async function* readFaulty(
  files: FilePort,
  file: ReadableImport,
  worked: Worked | null,
): AsyncGenerator<{ cells: readonly string[]; faults: readonly RowFault[] }> {
  const readOne = readerOf(file);
  let seen = 0;
  let next = await worked?.taken.next();
  const text = decode(files.read(file.tenant, file.sha256), file.encoding);
  for await (const row of belowHeading(readTable(text, file.delimiter))) {
    seen += 1;
    if (worked !== null && seen > worked.rows) return;
    const read = readOne(row);
    while (worked && next?.done === false && next.value < row.line)
      next = await worked.taken.next();
    if (next?.done === false && next.value === row.line && row.broken === undefined) continue;
    if ('faults' in read) yield { cells: row.cells, faults: read.faults };
    else if (worked !== null) yield { cells: row.cells, faults: [faultOf(row.line, fineNow)] };
  }
}

const faultOf = (line: number, message: string): RowFault => ({
  line,
  heading: null,
  value: null,
  message,
});

/** Reads the rows of a file, one after the other. */
function readerOf(file: ReadableImport): (row: TableRow) => ReadRow {
  const plan = planOf(file);
  const taken = new Set<string>();
  return ({ line, cells, broken }) =>
    broken === undefined
      ? withinRoom(readRow(line, cells, plan), taken, file.tagRoom)
      : { line, faults: [{ ...faultOf(line, broken), value: cells[0] ?? null }] };
}

function planOf(file: ReadableImport): RowPlan {
  const headings = file.columns.map((column) => column.heading);
  return {
    headings,
    targets: headings.map((heading) => file.mapping[heading] ?? 'ignore'),
    dateOrder: file.dateOrder,
    country: file.country,
    source: file.source,
    year: now().getUTCFullYear(),
    now: now(),
    zone: file.zone,
    tiers: file.tiers,
    tags: new Map(file.tags.map((name) => [name.toLowerCase(), name])),
    newTags: file.newTags,
    fields: new Map(
      file.fields.flatMap((one) => (one.archivedAt === null ? [[one.key, one]] : [])),
    ),
  };
}

/**
 * Heading, how long its longest cell was, and first rows of a text that may be cut off at its end.
 * @throws Refusal `file_unreadable` where the heading is broken
 */
export async function readHead(
  text: string,
  delimiter: string,
  most: number,
): Promise<{ headings: string[]; longest: number; rows: (readonly string[])[] }> {
  const rows: TableRow[] = [];
  async function* once() {
    yield text;
  }
  for await (const row of readTable(once(), delimiter)) {
    if (row.broken !== undefined && rows.length === 0)
      refuse('file_unreadable', { detail: `The first row is no heading. ${row.broken}` });
    rows.push(row);
    if (rows.length > most) break;
  }
  const { line, cells } = headingOf(rows) ?? { line: 0, cells: [] };
  const longest = Math.max(0, ...cells.map((cell) => cell.length));
  const below = rows.filter((row) => row.line > line && row.broken === undefined);
  return { headings: tidyHeadings(cells), longest, rows: below.map((row) => row.cells) };
}
