import { readXlsx, streamXlsxRows } from 'hucre/xlsx';
import { refuse } from '#platform/refuse';
import { csvLine } from './csv.ts';
import { unpacked } from './unpacked.ts';

/** A workbook is held in memory while it is opened, so it may not be as large as a text file: 100 MB. */
export const mostWorkbookBytes = 100_000_000;

/** Tables pack to a tenth or so; what packs better than a hundred and fifty times is made to fill a memory. */
const mostTimes = 150;
const alwaysFine = 20_000_000;

const mostSheets = 100;
const utf8 = new TextEncoder();

/** Whether a file's first bytes are a workbook's (XLSX is a ZIP archive). */
export function isWorkbook(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04;
}

/** Whether a file's first bytes are those of the old binary format (XLS), or of a workbook with a password. */
export function isOldWorkbook(head: Uint8Array): boolean {
  return head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0;
}

/** Refuses a workbook that would come to far more than any table does, before it is opened. @throws Refusal `file_unreadable` */
export function refuseBomb(workbook: Uint8Array): void {
  const { bytes, hides } = unpacked(workbook) ?? { bytes: 0, hides: false };
  const most = Math.max(alwaysFine, workbook.byteLength * mostTimes);
  if (hides || bytes > most)
    refuse('file_unreadable', {
      detail: 'The workbook unpacks to far more than a table does. Save the list as CSV.',
    });
}

/**
 * Names of a workbook's sheets, hidden ones only where they are asked for.
 * @throws Refusal `file_unreadable`
 */
export async function sheetsOf(
  workbook: Uint8Array,
  wanted: { readonly hidden: boolean } = { hidden: false },
): Promise<string[]> {
  const names: string[] = [];
  await orUnreadable(
    readXlsx(workbook, {
      sheets: ({ name, hidden, veryHidden }) => {
        if (wanted.hidden || (!hidden && !veryHidden)) names.push(name);
        // Names are all that is wanted: no sheet is read.
        return false;
      },
    }),
  );
  if (names.length === 0)
    refuse('file_unreadable', { detail: 'The workbook has no sheet to read.' });
  return names.slice(0, mostSheets);
}

/** Whether anything stands in a sheet. @throws Refusal `file_unreadable` */
export async function hasRows(workbook: Uint8Array, sheet: string): Promise<boolean> {
  for await (const { values } of rowsOf(workbook, sheet, 50))
    if (values.some((value) => textOf(value) !== '')) return true;
  return false;
}

/**
 * A sheet as CSV in UTF-8, a line a row, so that line numbers are the sheet's own; row by row, in bounded memory beside the
 * workbook. Days are written as `2026-01-31`, numbers without their format: a phone number stays a number of digits.
 * @throws Refusal `file_unreadable`
 */
export async function* asCsv(workbook: Uint8Array, sheet: string): AsyncGenerator<Uint8Array> {
  let lines = 0;
  let width = 0;
  let part = '';
  for await (const { index, values } of rowsOf(workbook, sheet)) {
    width = Math.max(width, values.length);
    // Rows without a cell are not handed out; their lines are.
    while (lines < index) {
      part += '\r\n';
      lines += 1;
    }
    part += csvLine(Array.from({ length: width }, (_, place) => textOf(values[place])));
    lines += 1;
    if (part.length < 65_536) continue;
    yield utf8.encode(part);
    part = '';
  }
  yield utf8.encode(part);
}

async function* rowsOf(workbook: Uint8Array, sheet: string, maxRows?: number) {
  try {
    yield* streamXlsxRows(workbook, { sheet, ...(maxRows !== undefined && { maxRows }) });
  } catch (fault) {
    unreadable(fault);
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return dayOf(value);
  if (typeof value === 'number') return plainNumber(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'string') return '';
  return value
    .replaceAll(/[\r\n]+/g, ' ')
    .replaceAll('\0', '')
    .trim();
}

function dayOf(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const iso = value.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
}

// Never 6.6812345678e+21, which would be no phone number any more.
function plainNumber(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

async function orUnreadable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (fault) {
    return unreadable(fault);
  }
}

function unreadable(fault: unknown): never {
  const why = fault instanceof Error ? fault.message.slice(0, 200) : 'it is damaged';
  return refuse('file_unreadable', { detail: `The workbook could not be read: ${why}` });
}
