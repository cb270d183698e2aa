import type { ImportDetail, ImportTarget } from '#contract/imports';
import { belowHeading } from './below-heading.ts';
import { decode } from './decode.ts';
import { repeatable } from './guess.ts';
import { targetAmongWords } from './headings.ts';
import { lookAtSample, sampleBytes } from './look.ts';
import { readTable, type TableRow } from './table.ts';
import { firstBytes, insistOnNew, sheetOf, workbookOf } from './table-file.ts';
import { asCsv } from './workbook.ts';

/** A table that nobody keeps: read from wherever it is, once to look at it and once for its rows. */
export interface OpenTable {
  readonly columns: ImportDetail['columns'];
  readonly dateOrder: ImportDetail['dateOrder'];
  /** The rows below the heading. @param onBytes told how many bytes have been read */
  readonly rows: (onBytes?: (taken: number) => void) => AsyncGenerator<TableRow>;
}

/**
 * Opens a table: CSV in any usual form, or a sheet of a workbook. What its columns are is told by headings and values, as
 * an import guesses them, and a little more boldly, for nobody looks at the guesses first.
 * @param read the bytes from their beginning, each time it is called
 * @throws Refusal `file_unreadable`, `body_too_large`
 */
export async function openTable(
  read: () => AsyncIterable<Uint8Array>,
  { country, sheet: wanted }: { readonly country: string; readonly sheet?: string },
): Promise<OpenTable> {
  const bytes = insistOnNew(await firstBytes(read(), 4)) ? await sheetBytes(read, wanted) : read;
  const sample = await firstBytes(bytes(), sampleBytes);
  const look = await lookAtSample(sample, { country, fields: [] });
  return {
    columns: boldly(look.columns),
    dateOrder: look.dateOrder,
    rows: (onBytes) =>
      belowHeading(readTable(decode(bytes(), look.encoding, onBytes), look.delimiter)),
  };
}

async function sheetBytes(read: () => AsyncIterable<Uint8Array>, wanted: string | undefined) {
  const workbook = await workbookOf(read());
  const { sheet } = await sheetOf(workbook, wanted);
  return () => asCsv(workbook, sheet);
}

/** Columns without a meaning are looked at again, word by word. */
function boldly(columns: ImportDetail['columns']): ImportDetail['columns'] {
  const taken = new Set<ImportTarget>(columns.map(({ guess }) => guess));
  return columns.map((column) => {
    if (column.because !== 'nothing') return column;
    const guess = targetAmongWords(column.heading);
    if (guess === undefined || (taken.has(guess) && !repeatable.has(guess))) return column;
    taken.add(guess);
    return { ...column, guess, because: 'heading' as const };
  });
}
