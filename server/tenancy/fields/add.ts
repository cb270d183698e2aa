import { changesBetween, record } from '#audit';
import type { BodyOf } from '#contract/operation';
import type { fieldOperations } from '#contract/tenancy/fields';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { roomForOne } from '../room-for-one.ts';
import { choicesFault } from './rules.ts';
import { endOfFields, fieldOf, type CustomField } from './read.ts';

/**
 * Adds a custom field at the end. A taken key breaks `custom_fields_key_key`.
 * @throws {Refusal} `limit_reached`; `invalid_input` when kind and choices do not go together
 */
export async function addField(
  tx: Tx,
  who: Tenanted,
  given: BodyOf<typeof fieldOperations.createField>,
): Promise<CustomField> {
  const fault = choicesFault(given.kind, given.choices);
  if (fault !== null) refuseField('choices', fault);
  await roomForOne(tx, who.tenant, 'fields');
  const row = await tx
    .insertInto('custom_fields')
    .values({
      tenant_id: who.tenant,
      id: newId(),
      key: given.key,
      label: given.label,
      kind: given.kind,
      choices: given.choices,
      position: await endOfFields(tx, who.tenant),
      created_at: now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const added = fieldOf(row);
  await record(tx, who, {
    type: 'field.added',
    subject: { kind: 'field', id: added.id },
    changes: changesBetween({}, added, ['key', 'label', 'kind', 'choices']),
  });
  return added;
}
