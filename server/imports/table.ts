import { type Found, lineEndAfter, pastLineEnd, rowAt } from './table-row.ts';

/** One row of a table, or what kept it from being read. */
export interface TableRow {
  /** Line in the file on which the row ends; the heading is on line 1. */
  readonly line: number;
  /** The row's cells; of a broken row its line as it was written, as one. */
  readonly cells: readonly string[];
  readonly broken?: string;
}

/** No row is longer, in characters: it, and little more, is what is held in memory. */
const longestRow = 1_000_000;

/** A cell of several lines is hardly longer. */
const mostAstray = 20;

/** How much of a broken row is shown. */
const mostShown = 10_000;

const why = {
  quotes: 'The quotes of this row do not close, or one inside of it is not doubled.',
  after: 'The quotes of a row before this one do not close; this may be a part of it.',
  long: 'The row is longer than a million characters.',
} as const;

/** Text that has come and is not read yet, and what of the rows before it matters. */
interface Reading {
  readonly delimiter: string;
  text: string;
  /** Line on which the text begins. */
  line: number;
  /** How many cells rows have had so far. */
  readonly widths: Set<number>;
  /** How many rows may still be parts of a broken row before them: until one has as many cells as others have had. */
  astray: number;
  /** What comes until the next line end belongs to a row that was too long. */
  skipping: boolean;
}

/**
 * Parts text into rows in their order as it arrives, in bounded memory. Cells are trimmed, rows without anything in them
 * passed over. Quotes inside of a cell that does not begin with one are a part of it. A row whose quotes do not close costs
 * that one line, not what stands after it: the lines behind it are read again as rows, as soon as one has as many cells as
 * a row before had.
 */
export async function* readTable(
  text: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<TableRow> {
  const reading: Reading = {
    delimiter,
    text: '',
    line: 1,
    widths: new Set(),
    astray: 0,
    skipping: false,
  };
  let first = true;
  for await (const piece of text) {
    reading.text += first ? piece.replace(/^\uFEFF/, '') : piece;
    first = first && piece === '';
    yield* rowsIn(reading, false);
  }
  yield* rowsIn(reading, true);
}

/** The rows that can be read of what has come so far. @param ended whether nothing more will come */
function* rowsIn(reading: Reading, ended: boolean): Generator<TableRow> {
  const { text, delimiter } = reading;
  let at = reading.skipping ? skipped(reading, text) : 0;
  while (at < text.length) {
    const found = rowAt(text, at, delimiter, ended);
    const whole = typeof found === 'object';
    const row = whole ? found : firstLine(text, at);
    const waits = found === 'more' || (!whole && !ended && row.next === text.length);
    if (waits && text.length - at <= longestRow) break;
    const shown = whole ? shownRow(reading, found) : brokenRow(reading, row, at);
    at = row.next;
    reading.line += row.lines;
    if (shown !== undefined) yield shown;
  }
  reading.text = text.slice(at);
}

/** Where the row that was too long ends. */
function skipped(reading: Reading, text: string): number {
  const end = lineEndAfter(text, 0);
  if (end === -1) return text.length;
  reading.skipping = false;
  return pastLineEnd(text, end);
}

/** The line that a broken row begins with, as its only cell: what follows is looked at anew. */
function firstLine(text: string, at: number): Found {
  const found = lineEndAfter(text, at);
  const end = found === -1 ? text.length : found;
  const next = found === -1 ? end : pastLineEnd(text, end);
  return { cells: [text.slice(at, Math.min(end, at + mostShown))], next, lines: 1 };
}

function brokenRow(reading: Reading, { cells, next }: Found, at: number): TableRow {
  const long = next - at > longestRow;
  reading.astray = mostAstray;
  reading.skipping = long && next === reading.text.length && !/[\r\n]/.test(reading.text.at(-1)!);
  return { line: reading.line, cells, broken: long ? why.long : why.quotes };
}

/** A whole row, where it is to be handed on. */
function shownRow(reading: Reading, { cells, lines }: Found): TableRow | undefined {
  const line = reading.line + lines - 1;
  if (cells.every((cell) => cell === '') || (line === 1 && saysDelimiter(cells))) return undefined;
  const strange = reading.widths.size > 0 && !reading.widths.has(cells.length);
  reading.astray = strange ? Math.max(0, reading.astray - 1) : 0;
  if (reading.astray > 0)
    return { line, cells: [cells.join(reading.delimiter)], broken: why.after };
  reading.widths.add(cells.length);
  return { line, cells };
}

/** Whether a first line is no row but tells spreadsheet programs the delimiter: `sep=;`. */
function saysDelimiter([first = '', ...rest]: readonly string[]): boolean {
  return /^sep=.?$/i.test(first) && rest.every((cell) => cell === '');
}
