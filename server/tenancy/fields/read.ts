import type { z } from 'zod';
import type { customField } from '#contract/tenancy/fields';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { most } from '../rules.ts';

/** A field that a business added to its customers. */
export type CustomField = z.input<typeof customField>;

/** The custom fields of a business in their order, archived ones last. */
export async function listFields(tx: Tx, tenant: string): Promise<CustomField[]> {
  const rows = await tx
    .selectFrom('custom_fields')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .orderBy((order) => order('archived_at', 'is not', null))
    .orderBy('position')
    .orderBy('id')
    .limit(most.fields)
    .execute();
  return rows.map(fieldOf);
}

/** One custom field, locked until the transaction ends. @throws {Refusal} `not_found` */
export async function lockField(tx: Tx, tenant: string, id: string): Promise<CustomField> {
  const row = await tx
    .selectFrom('custom_fields')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? refuse('not_found') : fieldOf(row);
}

/** The place after the last unarchived field. */
export async function endOfFields(tx: Tx, tenant: string): Promise<number> {
  const { last } = await tx
    .selectFrom('custom_fields')
    .select((select) => select.fn.max('position').as('last'))
    .where('tenant_id', '=', tenant)
    .where('archived_at', 'is', null)
    .executeTakeFirstOrThrow();
  return last === null ? 0 : last + 1;
}

/** A row of custom_fields as staff see it. */
export function fieldOf(row: {
  id: string;
  key: string;
  label: string;
  kind: string;
  choices: string[];
  position: number;
  archived_at: Date | null;
  created_at: Date;
}): CustomField {
  return {
    id: row.id,
    key: row.key,
    label: row.label,
    kind: row.kind as CustomField['kind'],
    choices: row.choices,
    position: row.position,
    archivedAt: row.archived_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}
