import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import { addTag, listTags, removeTag } from '#tenancy';
import { meetTags, type MetTags } from './new-tags.ts';
import type { ReadRow } from './row.ts';

/** Makes the tags that rows name and the business does not have yet, and keeps that the import made them. As engine. */
export async function makeTags(
  tx: Tx,
  who: System,
  id: string,
  rows: readonly ReadRow[],
): Promise<void> {
  const wanted: MetTags = new Map();
  meetTags(
    wanted,
    rows.filter((row) => 'profile' in row),
  );
  if (wanted.size === 0) return;
  for (const { name } of await listTags(tx, who.tenant)) wanted.delete(name.toLowerCase());
  for (const { name } of wanted.values()) {
    const tag = await addTag(tx, who, { name, color: 'grey' });
    await tx
      .insertInto('import_tags')
      .values({ tenant_id: who.tenant, import_id: id, tag_id: tag.id, name: tag.name })
      .execute();
  }
}

/**
 * Takes back the tags that imports made which were taken back since, unless something else uses them by now: a customer
 * has one, a segment asks for it, it was put on many at once, or somebody has renamed or coloured it. As engine.
 */
export async function takeTagsBack(tx: Tx, who: System): Promise<void> {
  const { tenant } = who;
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT t.id
    FROM clientele.import_tags m
    JOIN clientele.imports i ON i.tenant_id = ${tenant} AND i.id = m.import_id AND i.state = 'undone'
    JOIN clientele.tags t ON t.tenant_id = ${tenant} AND t.id = m.tag_id
    WHERE m.tenant_id = ${tenant} AND t.name = m.name AND t.color = 'grey'
      AND NOT EXISTS (SELECT FROM clientele.customer_tags u WHERE u.tenant_id = ${tenant} AND u.tag_id = t.id)
      AND NOT EXISTS (SELECT FROM clientele.taggings g
        WHERE g.tenant_id = ${tenant} AND (t.id = ANY (g.add_tags) OR t.id = ANY (g.remove_tags)))
      AND NOT EXISTS (SELECT FROM clientele.segments s
        WHERE s.tenant_id = ${tenant} AND position(t.id::text in s.conditions::text) > 0)`.execute(
    tx,
  );
  for (const { id } of rows) await removeTag(tx, who, id);
}
