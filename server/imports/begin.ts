import { now } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, mayDo, type Tenanted } from '#platform/who';
import { record } from '#audit';
import { findImport, type ImportRow, moveImport } from './store.ts';

/** Starts the dry run of an import. @throws Refusal `import_not_planned`, `import_busy` */
export async function checkImport(tx: Tx, who: Tenanted, id: string): Promise<ImportRow> {
  const plan = await planned(tx, who, id);
  await moveImport(tx, who, id, 'check', {
    state: 'checking',
    started_at: now(),
    makes_tags: plan.make_tags && mayDo(who, 'tags.change'),
  });
  await enqueue(tx, 'import.check', { tenant: who.tenant, import: id }, { key: id });
  return findImport(tx, who, id);
}

/** Starts an import, or takes a cancelled or failed one up where it stopped. @throws Refusal `import_not_planned`, `import_busy` */
export async function startImport(tx: Tx, who: Tenanted, id: string): Promise<ImportRow> {
  const plan = await planned(tx, who, id);
  await moveImport(tx, who, id, 'start', {
    state: 'running',
    started_at: now(),
    started_by: actorOf(who),
    makes_tags: plan.make_tags && mayDo(who, 'tags.change'),
  });
  await enqueue(tx, 'import.run', { tenant: who.tenant, import: id }, { key: id });
  await record(tx, who, { type: 'import.started', subject: { kind: 'import', id } });
  return findImport(tx, who, id);
}

/** Asks a running import, or dry run, to stop after the rows in hand. @throws Refusal `import_not_running` */
export async function cancelImport(tx: Tx, who: Tenanted, id: string): Promise<ImportRow> {
  await moveImport(tx, who, id, 'cancel', { state: 'cancelling' });
  return findImport(tx, who, id);
}

/** Starts to take an import back as a whole. @throws Refusal `import_not_undoable` */
export async function undoImport(tx: Tx, who: Tenanted, id: string): Promise<ImportRow> {
  await moveImport(tx, who, id, 'undo', { state: 'undoing', started_at: now() });
  await enqueue(tx, 'import.undo', { tenant: who.tenant, import: id }, { key: id });
  return findImport(tx, who, id);
}

async function planned(tx: Tx, who: Tenanted, id: string): Promise<ImportRow> {
  const row = await findImport(tx, who, id);
  return row.mapping === null ? refuse('import_not_planned') : row;
}
