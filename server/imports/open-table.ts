import type { ImportDetail, ImportTarget } from '#contract/imports';
import { countryOfPhones, type DateHint, usualOrder } from '#identity';
import { now } from '#platform/clock';
import { belowHeading } from './below-heading.ts';
import { decode } from './decode.ts';
import { repeatable } from './guess.ts';
import { targetAmongWords } from './headings.ts';
import { type Look, lookAtSample, sampleBytes } from './look.ts';
import { readTable, type TableRow } from './table.ts';
import { firstBytes, insistOnNew, sheetOf, workbookOf } from './table-file.ts';
import { asCsv } from './workbook.ts';

/** A table that nobody keeps: read from wherever it is, once to look at it and once for its rows. */
export interface OpenTable {
  readonly columns: ImportDetail['columns'];
  /** Where its phones without a country code are from, and how its days are written. */
  readonly reading: { readonly country: string; readonly dates: DateHint };
  /** The rows below the heading. @param onBytes told how many bytes have been read */
  readonly rows: (onBytes?: (taken: number) => void) => AsyncGenerator<TableRow>;
}

/** What is known of a table before it is opened. */
export interface Known {
  /** Where its phones without a country code are from; told by them where not said. */
  readonly country?: string | undefined;
  readonly dates?: ImportDetail['dateOrder'] | undefined;
  readonly sheet?: string;
}

/** Where phones are from that tell nothing of it. */
const elsewhere = 'US';
/** Rows among which phones are looked at. */
const mostLookedAt = 200;

/**
 * Opens a table: CSV in any usual form, or a sheet of a workbook. What its columns are is told by headings and values, as
 * an import guesses them, and a little more boldly, for nobody looks at the guesses first.
 * @param read the bytes from their beginning, each time it is called
 * @throws Refusal `file_unreadable`, `body_too_large`
 */
export async function openTable(
  read: () => AsyncIterable<Uint8Array>,
  known: Known = {},
): Promise<OpenTable> {
  const bytes = insistOnNew(await firstBytes(read(), 4))
    ? await sheetBytes(read, known.sheet)
    : read;
  const sample = await firstBytes(bytes(), sampleBytes);
  const lookFrom = (country: string) => lookAtSample(sample, { country, fields: [] });
  const first = await lookFrom(known.country ?? elsewhere);
  const rowsBy =
    ({ encoding, delimiter }: Look): OpenTable['rows'] =>
    (onBytes) =>
      belowHeading(readTable(decode(bytes(), encoding, onBytes), delimiter));
  const columns = boldly(first.columns);
  const country =
    known.country ?? countryOfPhones(await phonesIn(columns, rowsBy(first)())) ?? elsewhere;
  const look = country === elsewhere ? first : await lookFrom(country);
  const order = known.dates ?? look.dateOrder;
  return {
    columns,
    reading: {
      country,
      dates: { order: order === 'ymd' ? usualOrder(country) : order, year: now().getUTCFullYear() },
    },
    rows: rowsBy(look),
  };
}

async function phonesIn(
  columns: OpenTable['columns'],
  rows: AsyncIterable<TableRow>,
): Promise<string[]> {
  const phones: string[] = [];
  const at = columns.flatMap(({ guess }, place) => (guess === 'phone' ? [place] : []));
  let looked = 0;
  for await (const { cells } of rows) {
    phones.push(...at.map((place) => cells[place] ?? '').filter((phone) => phone !== ''));
    looked += 1;
    if (looked === mostLookedAt || at.length === 0) break;
  }
  return phones;
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
