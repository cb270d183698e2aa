import { sql } from 'kysely';
import type { z } from 'zod';
import type { ImportDetail, importSummary } from '#contract/imports';
import type { Tx } from '#platform/tx';
import { refuse } from '#platform/refuse';
import type { Tenanted } from '#platform/who';
import { canUndo, type ImportAct, type ImportState, mayFrom } from './rules.ts';

const selectImports = (tx: Tx, tenant: string) =>
  tx
    .selectFrom('imports')
    .innerJoin('files', (join) =>
      join
        .onRef('files.tenant_id', '=', 'imports.tenant_id')
        .onRef('files.id', '=', 'imports.file_id'),
    )
    .where('imports.tenant_id', '=', tenant)
    .selectAll('imports')
    .select([
      'files.name as file_name',
      'files.bytes as file_bytes',
      'files.sha256 as file_sha256',
      'files.dropped_at as file_dropped_at',
      sql<number>`(SELECT count(*)::int FROM clientele.import_tags AS made
        WHERE made.tenant_id = imports.tenant_id AND made.import_id = imports.id)`.as('tags_made'),
    ]);

/** An import with its file, as the database has it. */
export type ImportRow = Awaited<ReturnType<typeof findImport>>;

/** Reads one import. @throws Refusal `not_found` */
export async function findImport(tx: Tx, who: Tenanted, id: string) {
  const row = await selectImports(tx, who.tenant).where('imports.id', '=', id).executeTakeFirst();
  return row ?? refuse('not_found');
}

/** Reads a page of imports, newest first. */
export async function findImports(tx: Tx, who: Tenanted, limit: number, before?: string) {
  return selectImports(tx, who.tenant)
    .$if(before !== undefined, (query) => query.where('imports.id', '<', before ?? ''))
    .orderBy('imports.id', 'desc')
    .limit(limit)
    .execute();
}

/**
 * Moves an import to another state, if it stands where the act may set out from; of two at once, one is refused.
 * @throws Refusal `not_found`, or `refusal` where it stands elsewhere
 */
export async function moveImport(
  tx: Tx,
  who: Tenanted,
  id: string,
  act: ImportAct,
  change: {
    state: ImportState;
    mapping?: string;
    date_order?: string;
    source?: string;
    started_at?: Date;
    started_by?: string | null;
    make_tags?: boolean;
    makes_tags?: boolean;
    new_tags?: null;
  },
): Promise<ImportRow> {
  const moved = await tx
    .updateTable('imports')
    .set(change)
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .where('state', 'in', [...mayFrom[act]])
    .returning('id')
    .executeTakeFirst();
  const row = await findImport(tx, who, id);
  if (moved === undefined) {
    refuse(
      act === 'cancel'
        ? 'import_not_running'
        : act === 'undo'
          ? 'import_not_undoable'
          : 'import_busy',
    );
  }
  return row;
}

/** Locks an import for one step of a job and reads where it stands. */
export async function lockImport(tx: Tx, tenant: string, id: string): Promise<ImportState> {
  const { rows } = await sql<{ state: ImportState }>`
    SELECT state FROM clientele.imports WHERE tenant_id = ${tenant} AND id = ${id} FOR UPDATE`.execute(
    tx,
  );
  return rows[0]?.state ?? 'failed';
}

/** An import as the contract shows it. */
export function shownImport(row: ImportRow, now: Date): ImportDetail {
  const state = row.state as ImportState;
  const seconds =
    row.started_at === null
      ? 0
      : ((row.ended_at ?? now).getTime() - row.started_at.getTime()) / 1000;
  const taken = row.rows_linked + row.rows_review + row.rows_new + row.rows_unchanged;
  return {
    id: row.id,
    state,
    fileName: row.file_name,
    source: row.source,
    bytes: Number(row.file_bytes),
    sheet: row.sheet,
    sheets: row.sheets,
    encoding: row.encoding,
    delimiter: row.delimiter,
    columns: row.columns as unknown as ImportDetail['columns'],
    mapping: row.mapping as ImportDetail['mapping'],
    dateOrder: row.date_order as ImportDetail['dateOrder'],
    rows: row.rows_total,
    check: row.check_counts as ImportDetail['check'],
    makeTags: row.make_tags,
    newTags: row.new_tags as ImportDetail['newTags'],
    tagsMade: row.tags_made,
    counts: {
      read: row.rows_read,
      faulty: row.rows_faulty,
      linked: row.rows_linked,
      review: row.rows_review,
      new: row.rows_new,
      unchanged: row.rows_unchanged,
    },
    doneBytes: Number(row.done_bytes),
    rowsPerSecond: seconds > 0 && row.rows_read > 0 ? Math.round(row.rows_read / seconds) : null,
    failure: row.failure,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    canUndo: canUndo(state, taken),
  };
}

/** An import as a row of the list: what its page adds is left out. */
export function shownInList(row: ImportRow, now: Date): z.input<typeof importSummary> {
  const {
    id,
    state,
    fileName,
    source,
    bytes,
    rows,
    counts,
    doneBytes,
    createdAt,
    endedAt,
    canUndo,
  } = shownImport(row, now);
  return {
    id,
    state,
    fileName,
    source,
    bytes,
    rows,
    counts,
    doneBytes,
    createdAt,
    endedAt,
    canUndo,
  };
}
