import type { Database } from '#platform/db';
import type { FilePort } from '#platform/files';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { letGo } from '#tenancy';
import { type Look, lookAt } from './look.ts';
import { recalled } from './remembered.ts';
import { mayFrom } from './rules.ts';
import { findImport, type ImportRow } from './store.ts';
import { type TableFile, tableFile } from './table-file.ts';
import { habitsOf, keepText } from './upload.ts';

/**
 * Takes another sheet of the workbook that was uploaded; its columns are guessed anew. In phases, as an upload is.
 * @param maxBytes most bytes of the sheet as text
 * @throws Refusal `not_found`, `file_unreadable`, `import_busy`, `conflict` where the same bytes are just being dropped
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
  try {
    const look = await lookAt(files, who.tenant, table.file.sha256, await habitsOf(db, who));
    return await db.as(who, 'caller', (tx) => take(tx, files, who, row, { table, look }));
  } catch (fault) {
    await db.as(who, 'caller', (tx) => letGo(tx, who.tenant, [table.file.sha256]));
    throw fault;
  }
}

/** Lets the import have the sheet in place of the one before, whose text goes. */
async function take(
  tx: Tx,
  files: FilePort,
  who: Tenanted,
  { id, file_name: name }: ImportRow,
  { table, look }: { readonly table: TableFile; readonly look: Look },
): Promise<ImportRow> {
  const known = await recalled(tx, who, look);
  const before = await findImport(tx, who, id);
  const { numUpdatedRows } = await tx
    .updateTable('imports')
    .set({
      file_id: await keepText(tx, files, who, name, table.file),
      sheet: table.sheet,
      sheets: [...table.sheets],
      state: 'uploaded',
      encoding: known.encoding,
      delimiter: known.delimiter,
      columns: JSON.stringify(known.columns),
      mapping: null,
      date_order: known.dateOrder,
      make_tags: known.makeTags,
      new_tags: null,
      rows_total: null,
      check_counts: null,
    })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where('file_id', '=', before.file_id)
    .where('state', 'in', [...mayFrom.plan])
    .executeTakeFirst();
  if (numUpdatedRows === 0n) refuse('import_busy');
  await tx
    .deleteFrom('files')
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', before.file_id)
    .execute();
  await letGo(tx, who.tenant, [before.file_sha256.toString('hex')]);
  return findImport(tx, who, id);
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
