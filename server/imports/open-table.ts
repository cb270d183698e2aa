import type { ImportDetail } from '#contract/imports';
import { countryOfPhones, type DateHint, usualOrder } from '#identity';
import { now } from '#platform/clock';
import { belowHeading } from './below-heading.ts';
import { decode } from './decode.ts';
import { boldly } from './boldly.ts';
import type { BoldColumn } from './boldly.ts';
import { type Look, lookAtSample, sampleBytes } from './look.ts';
import { readTable, type TableRow } from './table.ts';
import { firstBytes, insistOnNew, sheetOf, workbookOf } from './table-file.ts';
import { asCsv } from './workbook.ts';

/** A table that nobody keeps: read from wherever it is, once to look at it and once for its rows. */
export interface OpenTable {
  readonly columns: readonly BoldColumn[];
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
/** Rows that are looked at: where phones are from, and which columns only repeat others. */
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
  const ahead = await firstRows(rowsBy(first)());
  const columns = boldly(first.columns, ahead);
  const country = known.country ?? countryOfPhones(phonesIn(columns, ahead)) ?? elsewhere;
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

async function firstRows(rows: AsyncIterable<TableRow>): Promise<TableRow['cells'][]> {
  const ahead: TableRow['cells'][] = [];
  for await (const { cells } of rows) {
    ahead.push(cells);
    if (ahead.length === mostLookedAt) break;
  }
  return ahead;
}

function phonesIn(columns: OpenTable['columns'], rows: readonly TableRow['cells'][]): string[] {
  const at = columns.flatMap(({ guess }, place) => (guess === 'phone' ? [place] : []));
  return rows.flatMap((cells) => at.map((place) => cells[place] ?? '').filter(Boolean));
}

async function sheetBytes(read: () => AsyncIterable<Uint8Array>, wanted: string | undefined) {
  const workbook = await workbookOf(read());
  const { sheet } = await sheetOf(workbook, wanted);
  return () => asCsv(workbook, sheet);
}
