import type { z } from 'zod';
import { changesBetween, record } from '#audit';
import type { BodyOf } from '#contract/operation';
import type { tag, tagOperations } from '#contract/tenancy/tags';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { roomForOne } from './room-for-one.ts';
import { most } from './rules.ts';

type Tag = z.input<typeof tag>;
type Operations = typeof tagOperations;

const fields = ['name', 'color'] as const;

/** The tags of a business by name. */
export async function listTags(tx: Tx, tenant: string): Promise<Tag[]> {
  const rows = await tx
    .selectFrom('tags')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .orderBy((order) => order.fn('lower', ['name']))
    .limit(most.tags)
    .execute();
  return rows.map(tagOf);
}

/** Makes a tag. A name that is taken in any case breaks `tags_name_key`. @throws {Refusal} `limit_reached` */
export async function addTag(
  tx: Tx,
  who: Tenanted,
  given: BodyOf<Operations['createTag']>,
): Promise<Tag> {
  await roomForOne(tx, who.tenant, 'tags');
  const row = await tx
    .insertInto('tags')
    .values({
      tenant_id: who.tenant,
      id: newId(),
      name: given.name,
      color: given.color,
      created_at: now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const added = tagOf(row);
  await record(tx, who, {
    type: 'tag.added',
    subject: { kind: 'tag', id: added.id },
    changes: changesBetween({}, added, fields),
  });
  return added;
}

/** Renames or recolours a tag. A taken name breaks `tags_name_key`. @throws {Refusal} `not_found` */
export async function changeTag(
  tx: Tx,
  who: Tenanted,
  id: string,
  change: BodyOf<Operations['updateTag']>,
): Promise<Tag> {
  const before = await tx
    .selectFrom('tags')
    .selectAll()
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (before === undefined) refuse('not_found');
  const row = await tx
    .updateTable('tags')
    .set({ name: change.name ?? before.name, color: change.color ?? before.color })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, who, {
    type: 'tag.changed',
    subject: { kind: 'tag', id },
    changes: changesBetween(tagOf(before), tagOf(row), fields),
  });
  return tagOf(row);
}

/** Deletes a tag, which takes it off every customer. @throws {Refusal} `not_found` */
export async function removeTag(tx: Tx, who: Tenanted, id: string): Promise<void> {
  const row = await tx
    .deleteFrom('tags')
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) refuse('not_found');
  await record(tx, who, {
    type: 'tag.removed',
    subject: { kind: 'tag', id },
    changes: changesBetween(tagOf(row), {}, fields),
  });
}

function tagOf(row: { id: string; name: string; color: string; created_at: Date }): Tag {
  return {
    id: row.id,
    name: row.name,
    color: row.color as Tag['color'],
    createdAt: row.created_at.toISOString(),
  };
}
