import type { FilePort } from '#platform/files';
import { now } from '#platform/clock';
import type { Database } from '#platform/db';
import type { Upload } from '#platform/handler';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tenanted } from '#platform/who';
import { record } from '#audit';
import { readBusiness } from '#tenancy';
import { readHead } from './batches.ts';
import { decode, detectDelimiter, detectEncoding, withoutNull } from './decode.ts';
import { guessColumns, guessDateOrder } from './guess.ts';
import { findImport, type ImportRow } from './store.ts';

const sampleBytes = 262_144;
const sampleRows = 200;
const mostColumns = 200;

/** A file of people, as it comes in. */
export interface UploadedFile {
  readonly upload: Upload;
  readonly name: string;
  /** Which system the file came out of; by default the file's own name. */
  readonly source?: string;
  readonly maxBytes: number;
}

/**
 * Keeps an uploaded file and guesses what its columns are. In phases: the bytes are stored first, as they arrive, and
 * only then is a transaction opened. Nothing is imported yet.
 * @throws Refusal `body_too_large`, `file_unreadable`
 */
export async function uploadImport(
  db: Database,
  files: FilePort,
  who: Tenanted,
  file: UploadedFile,
): Promise<ImportRow> {
  const stored = await files.put(who.tenant, file.upload.bytes, file.maxBytes);
  const country = await db.as(
    who,
    'caller',
    async (tx) => (await readBusiness(tx, who.tenant)).country,
  );
  const look = await lookAt(files, who.tenant, stored.sha256, country);
  return db.as(who, 'caller', async (tx) => {
    const [id, fileId] = [newId(), newId()];
    await tx
      .insertInto('files')
      .values({
        tenant_id: who.tenant,
        id: fileId,
        purpose: 'import',
        name: file.name,
        content_type: file.upload.type,
        bytes: stored.bytes,
        sha256: Buffer.from(stored.sha256, 'hex'),
        created_at: now(),
      })
      .execute();
    await tx
      .insertInto('imports')
      .values({
        tenant_id: who.tenant,
        id,
        state: 'uploaded',
        file_id: fileId,
        source: file.source ?? sourceOf(file.name),
        encoding: look.encoding,
        delimiter: look.delimiter,
        columns: JSON.stringify(look.columns),
        mapping: null,
        date_order: look.dateOrder,
        created_at: now(),
      })
      .execute();
    await record(tx, who, {
      type: 'import.uploaded',
      subject: { kind: 'import', id },
      facts: { bytes: stored.bytes },
      changes: { fileName: { to: file.name } },
    });
    return findImport(tx, who, id);
  });
}

/** What a file looks like from its first part: encoding, delimiter, columns and their guesses. */
async function lookAt(files: FilePort, tenant: string, sha256: string, country: string) {
  const sample = await firstBytes(files.read(tenant, sha256));
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
  const { headings, rows } = await readHead(
    whole ? text : upToLastLine(text),
    delimiter,
    sampleRows,
  );
  if (headings.length === 0) refuse('file_unreadable', { detail: 'The file is empty.' });
  if (headings.length > mostColumns)
    refuse('file_unreadable', { detail: `More than ${mostColumns} columns.` });
  const columns = guessColumns(headings, rows);
  const days = columns.findIndex((column) => column.guess === 'birth_date');
  const dateOrder = guessDateOrder(days < 0 ? [] : rows.map((row) => row[days] ?? ''));
  return { encoding, delimiter, columns, dateOrder };
}

function upToLastLine(text: string): string {
  const end = text.lastIndexOf('\n');
  return end > 0 ? text.slice(0, end + 1) : text;
}

async function firstBytes(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= sampleBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, sampleBytes);
}

/** The name of a source made from a file's name: `Members 2026.csv` → `members 2026`. */
function sourceOf(fileName: string): string {
  return (
    fileName
      .replace(/\.[A-Za-z0-9]{1,5}$/, '')
      .toLowerCase()
      .trim()
      .slice(0, 60) || 'file'
  );
}
