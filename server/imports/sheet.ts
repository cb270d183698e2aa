import type { Database } from '#platform/db';
import type { FilePort } from '#platform/files';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { lookAt } from './look.ts';
import { recalled } from './remembered.ts';
import { mayFrom } from './rules.ts';
import { findImport, type ImportRow } from './store.ts';
import { tableFile } from './table-file.ts';
import { habitsOf, keepFiles } from './upload.ts';

/**
 * Takes another sheet of the workbook that was uploaded; its columns are guessed anew. In phases, as an upload is.
 * @param maxBytes most bytes of the sheet as text
 * @throws Refusal `not_found`, `file_unreadable`, `import_busy`
 */
export async function chooseSheet(
  db: Database,
  files: FilePort,
  who: Tenanted,
  choice: { readonly id: string; readonly sheet: string; readonly maxBytes: number },
): Promise<ImportRow> {
  const { id, sheet, maxBytes } = choice;
  const { row, workbook } = await db.as(who, 'caller', (tx) => workbookOf(tx, who, id));
  const table = await tableFile(files, who.tenant, workbook, maxBytes, sheet);
  const look = await lookAt(files, who.tenant, table.file.sha256, await habitsOf(db, who));
  return db.as(who, 'caller', async (tx) => {
    const known = await recalled(tx, who, look);
    const { numUpdatedRows } = await tx
      .updateTable('imports')
      .set({
        ...(await keepFiles(tx, who, table, row.file_name)),
        state: 'uploaded',
        encoding: known.encoding,
        delimiter: known.delimiter,
        columns: JSON.stringify(known.columns),
        mapping: null,
        date_order: known.dateOrder,
        rows_total: null,
        check_counts: null,
      })
      .where('tenant_id', '=', who.tenant)
      .where('id', '=', id)
      .where('state', 'in', [...mayFrom.plan])
      .executeTakeFirst();
    if (numUpdatedRows === 0n) refuse('import_busy');
    return findImport(tx, who, id);
  });
}

async function workbookOf(tx: Tx, who: Tenanted, id: string) {
  const row = await findImport(tx, who, id);
  const file =
    row.workbook_id === null
      ? undefined
      : await tx
          .selectFrom('files')
          .select(['sha256', 'bytes'])
          .where('tenant_id', '=', who.tenant)
          .where('id', '=', row.workbook_id)
          .executeTakeFirst();
  if (file === undefined)
    return refuse('file_unreadable', { detail: 'The file is no workbook: it has no sheets.' });
  const workbook = { sha256: file.sha256.toString('hex'), bytes: Number(file.bytes) };
  return { row, workbook };
}
