import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { refuse } from '#platform/refuse';

/** One row of a table, or what kept it from being read. */
export interface TableRow {
  /** Line in the file on which the row ends; the heading is on line 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly broken?: string;
}

const longestRow = 1_000_000;

/**
 * Parts text into rows as it arrives, in bounded memory. Cells are trimmed, empty lines passed over. A row whose quotes
 * do not close is handed on as broken; the rows after it are still read.
 * @throws Refusal `file_unreadable` where nothing can be made of the text
 */
export async function* readTable(
  text: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<TableRow> {
  const broken: TableRow[] = [];
  const parser = parse({
    delimiter,
    bom: true,
    trim: true,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    skip_records_with_error: true,
    max_record_size: longestRow,
  });
  parser.on('skip', (fault: CsvError) => {
    broken.push({
      line: Number(fault['lines'] ?? 0),
      cells: [],
      broken: 'The quotes of this row do not close.',
    });
  });
  const source = Readable.from(text);
  source.on('error', (fault) => parser.destroy(fault));
  source.pipe(parser);
  try {
    for await (const entry of parser as AsyncIterable<{
      info: { lines: number };
      record: string[];
    }>) {
      yield* broken.splice(0);
      yield { line: entry.info.lines, cells: entry.record };
    }
    yield* broken.splice(0);
  } catch (fault) {
    if (fault instanceof CsvError)
      refuse('file_unreadable', { detail: `The table could not be read: ${fault.message}` });
    throw fault;
  } finally {
    source.destroy();
  }
}
