import type { ImportDetail, ImportTarget } from '#contract/imports';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { listFields, listTags, most, readBusiness } from '#tenancy';
import { tierNames } from '#tiers';
import type { ReadableImport } from './batches.ts';
import { findImport, type ImportRow } from './store.ts';

/** Reads what a job needs to read an import's file. @throws Refusal `file_unreadable` where it is no longer kept */
export async function openFile(
  tx: Tx,
  who: Tenanted,
  id: string,
): Promise<{ row: ImportRow; file: ReadableImport }> {
  const row = await findImport(tx, who, id);
  if (row.file_dropped_at !== null)
    refuse('file_unreadable', { detail: 'The file of this import is no longer kept.' });
  const { country, timeZone } = await readBusiness(tx, who.tenant);
  const tags = await listTags(tx, who.tenant);
  return {
    row,
    file: {
      tenant: who.tenant,
      sha256: row.file_sha256.toString('hex'),
      encoding: row.encoding,
      delimiter: row.delimiter,
      columns: row.columns as unknown as ImportDetail['columns'],
      mapping: (row.mapping ?? {}) as Record<string, ImportTarget>,
      dateOrder: row.date_order as ImportDetail['dateOrder'],
      country,
      source: row.source,
      tags: tags.map((tag) => tag.name),
      newTags: row.makes_tags ? 'made' : row.make_tags ? 'not_yours' : 'faults',
      tagRoom: most.tags - tags.length,
      fields: await listFields(tx, who.tenant),
      tiers: await tierNames(tx, who.tenant),
      zone: timeZone,
    },
  };
}
