import type { FilePort, StoredFile } from '#platform/files';
import { now } from '#platform/clock';
import type { Database } from '#platform/db';
import type { Upload } from '#platform/handler';
import { newId } from '#platform/ids';
import { log } from '#platform/log';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { record } from '#audit';
import { keepFile, letGo, listFields, readBusiness } from '#tenancy';
import { type Habits, lookAt } from './look.ts';
import { recalled } from './remembered.ts';
import { findImport, type ImportRow } from './store.ts';
import { type TableFile, tableFile } from './table-file.ts';

/** A file of people, as it comes in. */
export interface UploadedFile {
  readonly upload: Upload;
  readonly name: string;
  /** Which system the file came out of; by default what the same columns came out of last, else the file's own name. */
  readonly source?: string;
  readonly maxBytes: number;
}

/**
 * Keeps an uploaded file and guesses what its columns are. In phases: the bytes are stored first, as they arrive, and
 * only then is a transaction opened. Nothing is imported yet. Bytes of what is refused are dropped.
 * @throws Refusal `body_too_large`, `file_unreadable`, `conflict` where the same bytes are just being dropped
 */
export async function uploadImport(
  db: Database,
  files: FilePort,
  who: Tenanted,
  file: UploadedFile,
): Promise<ImportRow> {
  const stored = await files.put(who.tenant, file.upload.bytes, file.maxBytes);
  const put = [stored.sha256];
  try {
    const table = await tableFile(files, who.tenant, stored, file.maxBytes);
    put.push(table.file.sha256);
    return await enter(db, files, who, file, table);
  } catch (fault) {
    // The job looks whether another import has the very same bytes.
    await db
      .as(who, 'caller', (tx) => letGo(tx, who.tenant, put))
      .catch((err: unknown) => log.warn({ err }, 'bytes of a refused upload were not dropped'));
    throw fault;
  }
}

async function enter(
  db: Database,
  files: FilePort,
  who: Tenanted,
  file: UploadedFile,
  table: TableFile,
): Promise<ImportRow> {
  const habits = await habitsOf(db, who);
  const look = await lookAt(files, who.tenant, table.file.sha256, habits);
  return db.as(who, 'caller', async (tx) => {
    const id = newId();
    const known = await recalled(tx, who, look);
    await tx
      .insertInto('imports')
      .values({
        tenant_id: who.tenant,
        id,
        state: 'uploaded',
        ...(await keepFiles(tx, files, who, table, file.name)),
        source: file.source ?? known.source ?? sourceOf(file.name),
        encoding: known.encoding,
        delimiter: known.delimiter,
        columns: JSON.stringify(known.columns),
        mapping: null,
        date_order: known.dateOrder,
        make_tags: known.makeTags,
        created_at: now(),
      })
      .execute();
    await record(tx, who, {
      type: 'import.uploaded',
      subject: { kind: 'import', id },
      facts: { bytes: (table.workbook ?? table.file).bytes },
      changes: { fileName: { to: file.name } },
    });
    return findImport(tx, who, id);
  });
}

/** What of the business tells how its files are to be read. */
export function habitsOf(db: Database, who: Tenanted): Promise<Habits> {
  return db.as(who, 'caller', async (tx) => ({
    country: (await readBusiness(tx, who.tenant)).country,
    fields: await listFields(tx, who.tenant),
  }));
}

/** What the files of an import are entered as; they hang on nobody. */
const entered = { customer: null, purpose: 'import', type: 'text/csv' } as const;
const enteredWorkbook = {
  customer: null,
  purpose: 'workbook',
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Keeps a table's text, as it is read. @returns id of the file @throws Refusal `conflict` when its bytes are gone */
export function keepText(
  tx: Tx,
  files: FilePort,
  who: Tenanted,
  name: string,
  stored: StoredFile,
): Promise<string> {
  return keepFile(tx, files, who, { ...entered, name, stored });
}

/** Keeps a table's files, and says what of them stands in the import. */
async function keepFiles(
  tx: Tx,
  files: FilePort,
  who: Tenanted,
  { file, workbook, sheet, sheets }: TableFile,
  name: string,
) {
  const parts = [
    { ...entered, name, stored: file },
    ...(workbook === null ? [] : [{ ...enteredWorkbook, name, stored: workbook }]),
  ];
  // In the order of their bytes, as whoever drops them takes them: so nobody waits for another who waits for them.
  const ordered = parts.toSorted((one, other) =>
    one.stored.sha256 < other.stored.sha256 ? -1 : 1,
  );
  const ids = new Map<string, string>();
  for (const part of ordered) ids.set(part.purpose, await keepFile(tx, files, who, part));
  return {
    file_id: ids.get(entered.purpose)!,
    workbook_id: ids.get(enteredWorkbook.purpose) ?? null,
    sheet,
    sheets: [...sheets],
  };
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
