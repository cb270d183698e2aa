import { sql } from 'kysely';
import { now } from '#platform/clock';
import type { FilePort } from '#platform/files';
import type { Tx } from '#platform/tx';
import { decode } from './decode.ts';
import { firstBytes } from './table-file.ts';
import { asCsv, mostWorkbookBytes, sheetsOf } from './workbook.ts';

/** An import whose file is still kept. */
export interface StoredImport {
  readonly id: string;
  readonly sha256: string;
  readonly encoding: string;
  /** The workbook that the file is a sheet of. */
  readonly workbook: string | null;
}

/** Hashes of all bytes that an import keeps. */
export function bytesOf({ sha256, workbook }: StoredImport): string[] {
  return workbook === null ? [sha256] : [sha256, workbook];
}

/** Most files of one business that are looked through, the newest first; a thousand uploads are years of work. */
const mostFiles = 1000;

/** Imports of a business whose files are still kept, newest first; only those made before an instant, where one is given. */
export async function storedImports(
  tx: Tx,
  tenant: string,
  before?: Date,
): Promise<StoredImport[]> {
  const { rows } = await sql<StoredImport>`
    SELECT i.id, encode(f.sha256, 'hex') AS sha256, i.encoding, encode(w.sha256, 'hex') AS workbook
    FROM clientele.imports i
    JOIN clientele.files f ON f.tenant_id = ${tenant} AND f.id = i.file_id
    LEFT JOIN clientele.files w ON w.tenant_id = ${tenant} AND w.id = i.workbook_id
    WHERE i.tenant_id = ${tenant} AND f.dropped_at IS NULL
      AND (${before ?? null}::timestamptz IS NULL OR i.created_at < ${before ?? null})
    ORDER BY i.id DESC LIMIT ${mostFiles}`.execute(tx);
  return rows;
}

/** Whether an import of a business is being worked on: its file is being read, or rows are being taken back. */
export async function importsAtWork(tx: Tx, tenant: string): Promise<boolean> {
  const row = await tx
    .selectFrom('imports')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('state', 'in', ['checking', 'running', 'cancelling', 'undoing'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Imports that brought, or changed, one of these profiles. */
export async function importsOf(
  tx: Tx,
  tenant: string,
  profiles: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT r.import_id AS id FROM clientele.import_rows r
    WHERE r.tenant_id = ${tenant} AND r.profile_id = ANY (${profiles}::uuid[])`.execute(tx);
  return rows.map((row) => row.id);
}

/** How much of the text before is looked at again, so that nothing hides between two pieces. */
const overlap = 400;

/**
 * Whether an import's file mentions somebody. Of a workbook every sheet counts, also hidden ones. What cannot be read
 * (a file that is gone or broken) counts as mentioning them: then it goes, rather than stays unseen.
 */
export async function fileMentions(
  files: FilePort,
  tenant: string,
  { sha256, encoding, workbook }: StoredImport,
  mentioned: RegExp,
): Promise<boolean> {
  try {
    if (await mentions(decode(files.read(tenant, sha256), encoding), mentioned)) return true;
    if (workbook === null) return false;
    const bytes = await firstBytes(files.read(tenant, workbook), mostWorkbookBytes);
    for (const sheet of await sheetsOf(bytes, { hidden: true }))
      if (await mentions(decode(asCsv(bytes, sheet), 'utf-8'), mentioned)) return true;
    return false;
  } catch {
    return true;
  }
}

async function mentions(texts: AsyncIterable<string>, mentioned: RegExp): Promise<boolean> {
  let before = '';
  for await (const text of texts) {
    const piece = before + text;
    if (mentioned.test(piece)) return true;
    before = piece.slice(-overlap);
  }
  return false;
}

/**
 * Gives up what imports keep of people besides the profiles they became: the name of the file, the samples of its
 * columns, what was wrong in it. What became of each row stays, so that an import can still be taken back; it cannot be
 * run again. The bytes are the caller's to remove.
 */
export async function dropImports(
  tx: Tx,
  tenant: string,
  imports: readonly string[],
): Promise<void> {
  if (imports.length === 0) return;
  await sql`UPDATE clientele.files f SET name = '', dropped_at = ${now()}
    FROM clientele.imports i
    WHERE f.tenant_id = ${tenant} AND i.tenant_id = ${tenant} AND i.id = ANY (${imports}::uuid[])
      AND f.id IN (i.file_id, i.workbook_id) AND f.dropped_at IS NULL`.execute(tx);
  await sql`UPDATE clientele.imports i SET columns = (
      SELECT coalesce(jsonb_agg(c.said || '{"samples": []}' ORDER BY c.place), '[]')
      FROM jsonb_array_elements(i.columns) WITH ORDINALITY AS c (said, place)), new_tags = NULL
    WHERE i.tenant_id = ${tenant} AND i.id = ANY (${imports}::uuid[])`.execute(tx);
  await sql`UPDATE clientele.import_faults SET value = NULL
    WHERE tenant_id = ${tenant} AND import_id = ANY (${imports}::uuid[])`.execute(tx);
}
