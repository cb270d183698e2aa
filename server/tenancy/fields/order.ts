import { sql } from 'kysely';
import { record } from '#audit';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { listFields, type CustomField } from './read.ts';

/**
 * Puts the unarchived fields in the given order.
 * @param ids every unarchived field, once
 * @throws {Refusal} `conflict` when the fields are others by now
 */
export async function orderFields(
  tx: Tx,
  who: Tenanted,
  ids: readonly string[],
): Promise<CustomField[]> {
  await tx
    .selectFrom('custom_fields')
    .select('id')
    .where('tenant_id', '=', who.tenant)
    .orderBy('id')
    .forUpdate()
    .execute();
  const before = (await listFields(tx, who.tenant)).filter((field) => field.archivedAt === null);
  const there = new Set(before.map((field) => field.id));
  const given = new Set(ids);
  const agree = given.size === ids.length && given.size === there.size && there.isSubsetOf(given);
  if (!agree) refuse('conflict');
  await sql`
    UPDATE clientele.custom_fields f SET position = n.position
    FROM (SELECT id, (ordinality - 1)::integer AS position FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS u (id, ordinality)) n
    WHERE f.tenant_id = ${who.tenant} AND f.id = n.id`.execute(tx);
  for (const field of before) {
    const position = ids.indexOf(field.id);
    if (position === field.position) continue;
    await record(tx, who, {
      type: 'field.changed',
      subject: { kind: 'field', id: field.id },
      changes: { position: { from: String(field.position), to: String(position) } },
    });
  }
  return listFields(tx, who.tenant);
}
