import { changesBetween, record } from '#audit';
import type { BodyOf } from '#contract/operation';
import type { fieldOperations } from '#contract/tenancy/fields';
import { now } from '#platform/clock';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { endOfFields, fieldOf, lockField, type CustomField } from './read.ts';
import { choicesFault } from './rules.ts';

/**
 * Renames a custom field or changes its choices; values customers hold stay as they are.
 * @throws {Refusal} `not_found`; `invalid_input` when the kind and the choices do not go together
 */
export async function changeField(
  tx: Tx,
  who: Tenanted,
  id: string,
  change: BodyOf<typeof fieldOperations.updateField>,
): Promise<CustomField> {
  const before = await lockField(tx, who.tenant, id);
  const { label = before.label, choices = before.choices } = change;
  const fault = choicesFault(before.kind, choices);
  if (fault !== null) refuseField('choices', fault);
  const after = await write(tx, who.tenant, id, { label, choices });
  await record(tx, who, {
    type: 'field.changed',
    subject: { kind: 'field', id },
    changes: changesBetween(before, after, ['label', 'choices']),
  });
  return after;
}

/** Archives a custom field, or brings it back at the end; nothing happens when it is so already. @throws {Refusal} `not_found` */
export async function setFieldArchived(
  tx: Tx,
  who: Tenanted,
  id: string,
  archived: boolean,
): Promise<CustomField> {
  const before = await lockField(tx, who.tenant, id);
  if ((before.archivedAt !== null) === archived) return before;
  const after = await write(
    tx,
    who.tenant,
    id,
    archived
      ? { archived_at: now() }
      : { archived_at: null, position: await endOfFields(tx, who.tenant) },
  );
  await record(tx, who, {
    type: archived ? 'field.archived' : 'field.restored',
    subject: { kind: 'field', id },
  });
  return after;
}

async function write(
  tx: Tx,
  tenant: string,
  id: string,
  set: { label?: string; choices?: string[]; archived_at?: Date | null; position?: number },
): Promise<CustomField> {
  const row = await tx
    .updateTable('custom_fields')
    .set(set)
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return fieldOf(row);
}
