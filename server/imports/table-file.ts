import type { FilePort, StoredFile } from '#platform/files';
import { refuse } from '#platform/refuse';
import {
  asCsv,
  hasRows,
  isOldWorkbook,
  isWorkbook,
  mostWorkbookBytes,
  refuseBomb,
  sheetsOf,
} from './workbook.ts';

/** A file of rows, made ready to be read as text. */
export interface TableFile {
  readonly file: StoredFile;
  /** What the file was made of, where that was a sheet of a workbook. */
  readonly workbook: StoredFile | null;
  readonly sheet: string | null;
  readonly sheets: readonly string[];
}

/**
 * The table in a file that was stored: the file itself, or a sheet of the workbook that it is, written out as text. The first
 * sheet with anything in it, where none is named.
 * @throws Refusal `file_unreadable`, `body_too_large`
 */
export async function tableFile(
  files: FilePort,
  tenant: string,
  stored: StoredFile,
  maxBytes: number,
  wanted?: string,
): Promise<TableFile> {
  const head = await firstBytes(files.read(tenant, stored.sha256), 4);
  if (!insistOnNew(head)) return { file: stored, workbook: null, sheet: null, sheets: [] };
  const workbook = await workbookOf(files.read(tenant, stored.sha256));
  const { sheet, sheets } = await sheetOf(workbook, wanted);
  const file = await files.put(tenant, asCsv(workbook, sheet), maxBytes);
  return { file, workbook: stored, sheet, sheets };
}

/** Whether a file that begins so is a workbook. @throws Refusal `file_unreadable` where it is one of the old kind */
export function insistOnNew(head: Uint8Array): boolean {
  if (isOldWorkbook(head))
    refuse('file_unreadable', {
      detail: 'This is an old or locked Excel file. Save it as XLSX without a password, or as CSV.',
    });
  return isWorkbook(head);
}

/** A workbook, held in memory. @throws Refusal `body_too_large`, `file_unreadable` */
export async function workbookOf(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const workbook = await firstBytes(bytes, mostWorkbookBytes + 1);
  if (workbook.byteLength > mostWorkbookBytes)
    refuse('body_too_large', { facts: { maxBytes: mostWorkbookBytes } });
  refuseBomb(workbook);
  return workbook;
}

/** The sheet of a workbook that is wanted, or the first with anything in it. @throws Refusal `file_unreadable` */
export async function sheetOf(
  workbook: Uint8Array,
  wanted: string | undefined,
): Promise<{ sheet: string; sheets: string[] }> {
  const sheets = await sheetsOf(workbook);
  const sheet = wanted ?? (await firstWithRows(workbook, sheets));
  return sheet === undefined || !sheets.includes(sheet)
    ? refuse('file_unreadable', { detail: 'The workbook has no such sheet, or all are empty.' })
    : { sheet, sheets };
}

async function firstWithRows(workbook: Uint8Array, sheets: readonly string[]) {
  for (const sheet of sheets) if (await hasRows(workbook, sheet)) return sheet;
  return undefined;
}

/** The first bytes of a file, as many as are wanted or there are. */
export async function firstBytes(bytes: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= most) break;
  }
  return Buffer.concat(chunks).subarray(0, most);
}
