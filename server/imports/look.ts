import type { ImportDetail } from '#contract/imports';
import type { FilePort } from '#platform/files';
import type { CustomField } from '#tenancy';
import { refuse } from '#platform/refuse';
import { readHead } from './batches.ts';
import { decode, detectDelimiter, detectEncoding, withoutNull } from './decode.ts';
import { guessColumns, guessDateOrder } from './guess.ts';
import { disguised } from './disguised.ts';
import { firstBytes } from './table-file.ts';

/** So much of a file is looked at. */
export const sampleBytes = 262_144;
const sampleRows = 200;
const mostColumns = 500;
const longestHeading = 1000;

/** What a file of rows looks like. */
export interface Look {
  readonly encoding: string;
  readonly delimiter: string;
  readonly columns: ImportDetail['columns'];
  readonly dateOrder: ImportDetail['dateOrder'];
}

/** What of a business tells how its files are to be read. */
export interface Habits {
  /** Two letters: in what legacy encoding files come, and where numbers without a country code are from. */
  readonly country: string;
  readonly fields: readonly CustomField[];
}

/**
 * What a file looks like from its first part: encoding, delimiter, columns and their guesses.
 * @throws Refusal `file_unreadable`
 */
export async function lookAt(
  files: FilePort,
  tenant: string,
  sha256: string,
  habits: Habits,
): Promise<Look> {
  return lookAtSample(await firstBytes(files.read(tenant, sha256), sampleBytes), habits);
}

/** The same of the first `sampleBytes` bytes of a file, or all where there are fewer. @throws Refusal `file_unreadable` */
export async function lookAtSample(sample: Uint8Array, { country, fields }: Habits): Promise<Look> {
  const other = disguised(sample);
  if (other !== undefined) refuse('file_unreadable', { detail: other });
  const encoding = detectEncoding(sample, country);
  let text = '';
  async function* once() {
    yield sample;
  }
  // The sample may end inside a character; only a whole file must end well.
  const whole = sample.byteLength < sampleBytes;
  if (whole) for await (const part of decode(once(), encoding)) text += part;
  else text = withoutNull(new TextDecoder(encoding).decode(sample));
  const delimiter = detectDelimiter(text);
  const { headings, longest, rows } = await readHead(
    whole ? text : upToLastLine(text),
    delimiter,
    sampleRows,
  );
  if (headings.length === 0) refuse('file_unreadable', { detail: 'The file is empty.' });
  if (longest > longestHeading)
    refuse('file_unreadable', { detail: 'The first row is no heading: a cell of it is too long.' });
  if (headings.length > mostColumns)
    refuse('file_unreadable', { detail: `More than ${mostColumns} columns.` });
  const columns = guessColumns(headings, rows, fields);
  const days = columns.flatMap(({ guess }, index) =>
    guess === 'birth_date' || guess === 'offers_at' ? [index] : [],
  );
  const written = rows.flatMap((row) => days.map((index) => row[index] ?? ''));
  const dateOrder = guessDateOrder(written, country);
  return { encoding, delimiter, columns, dateOrder };
}

function upToLastLine(text: string): string {
  const end = text.lastIndexOf('\n');
  return end > 0 ? text.slice(0, end + 1) : text;
}
