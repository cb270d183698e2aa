import type { ImportDetail, ImportTarget } from '#contract/imports';
import { now } from '#platform/clock';
import { sha256 } from '#platform/crypto';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { whyNotHeading } from './headings.ts';
import type { Look } from './look.ts';
import type { ImportPlan } from './plan.ts';

/** Most mappings that a business keeps; the one not used for longest makes room. */
const mostKept = 200;

type Headings = readonly string[];

/**
 * Stands for a heading line, whatever its length. The column of reasons in a file to mend is no part of it: mended, it is
 * the file that it was made of.
 */
const hashOf = (headings: Headings) =>
  sha256(JSON.stringify(headings.filter((heading) => heading !== whyNotHeading)));

/** Keeps what the columns of a file were, for the next one with the same heading. */
export async function remember(
  tx: Tx,
  who: Tenanted,
  headings: Headings,
  plan: ImportPlan,
): Promise<void> {
  const { [whyNotHeading]: _reasons, ...mapping } = plan.mapping;
  const said = {
    mapping: JSON.stringify(mapping),
    date_order: plan.dateOrder,
    source: plan.source,
    make_tags: plan.makeTags,
    used_at: now(),
  };
  await tx
    .insertInto('import_mappings')
    .values({
      ...said,
      tenant_id: who.tenant,
      id: newId(),
      name: plan.source,
      headings_hash: hashOf(headings),
      created_at: now(),
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'headings_hash']).doUpdateSet(said))
    .execute();
  await tx
    .deleteFrom('import_mappings')
    .where('tenant_id', '=', who.tenant)
    .where('id', 'in', (query) =>
      query
        .selectFrom('import_mappings')
        .select('id')
        .where('tenant_id', '=', who.tenant)
        .orderBy('used_at', 'desc')
        .offset(mostKept),
    )
    .execute();
}

/** A file as it looks, with its columns as they were the last time the same heading came. */
export async function recalled(
  tx: Tx,
  who: Tenanted,
  look: Look,
): Promise<Look & { readonly source: string | null; readonly makeTags: boolean }> {
  const headings = look.columns.map((column) => column.heading);
  const row = await tx
    .selectFrom('import_mappings')
    .select(['mapping', 'date_order', 'source', 'make_tags'])
    .where('tenant_id', '=', who.tenant)
    .where('headings_hash', '=', hashOf(headings))
    .executeTakeFirst();
  if (row === undefined) return { ...look, source: null, makeTags: false };
  const mapping = row.mapping as Record<string, ImportTarget>;
  return {
    ...look,
    columns: look.columns.map((column) =>
      column.heading === whyNotHeading
        ? column
        : { ...column, guess: mapping[column.heading] ?? 'ignore', because: 'remembered' },
    ),
    dateOrder: row.date_order as ImportDetail['dateOrder'],
    source: row.source,
    makeTags: row.make_tags,
  };
}

/** The mappings of a business, the one used last first. */
export async function listMappings(tx: Tx, { tenant }: Tenanted) {
  const rows = await tx
    .selectFrom('import_mappings')
    .select(['id', 'name', 'source', 'mapping', 'used_at'])
    .where('tenant_id', '=', tenant)
    .orderBy('used_at', 'desc')
    .limit(mostKept)
    .execute();
  return rows.map(({ id, name, source, mapping, used_at }) => ({
    id,
    name,
    source,
    columns: Object.keys(mapping as object).length,
    usedAt: used_at.toISOString(),
  }));
}

/** Gives a mapping another name. @throws {Refusal} `not_found` */
export async function renameMapping(
  tx: Tx,
  { tenant }: Tenanted,
  id: string,
  name: string,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('import_mappings')
    .set({ name })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) refuse('not_found');
}

/** Forgets a mapping. @throws {Refusal} `not_found` */
export async function forgetMapping(tx: Tx, { tenant }: Tenanted, id: string): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('import_mappings')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) refuse('not_found');
}
