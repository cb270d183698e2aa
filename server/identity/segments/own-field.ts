import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Condition } from '#contract/segment';
import { refuseField } from '#platform/refuse';
import { isAmong } from './among.ts';
import type { SegmentSetting } from './setting.ts';

type Sql = RawBuilder<SqlBool>;
type OwnField = Extract<Condition, { on: 'field' }>;

/** Which operators a field of each kind takes besides `present` and `absent`. */
const takes: Readonly<Record<string, readonly OwnField['is'][]>> = {
  text: ['equals', 'contains'],
  number: ['amount'],
  date: ['days'],
  yes_no: ['yes', 'no'],
  choice: ['any_of', 'none_of'],
};

/**
 * A condition on one of the business's own fields.
 * @throws {Refusal} `invalid_input` for a field there is not, or an operator that its kind does not take
 */
export function ownFieldCondition(part: OwnField, { tenant, fields }: SegmentSetting): Sql {
  const field = fields.get(part.field);
  if (field === undefined)
    return refuseField('where', `\`${part.field}\` is no field of this business`);
  const anyKind = part.is === 'present' || part.is === 'absent';
  if (!anyKind && takes[field.kind]?.includes(part.is) !== true)
    return refuseField('where', `\`${part.field}\` cannot be asked with \`${part.is}\``);
  const held = isAmong(sql`SELECT v.customer_id FROM clientele.customer_values v
    WHERE v.tenant_id = ${tenant} AND v.field_id = ${field.id} AND ${asked(part)}`);
  return part.is === 'absent' || part.is === 'none_of' ? sql`NOT ${held}` : held;
}

function asked(part: OwnField): Sql {
  switch (part.is) {
    case 'present':
    case 'absent':
      return sql`true`;
    case 'equals':
      return sql`lower(v.value) = lower(${part.text})`;
    case 'contains':
      return sql`position(lower(${part.text}) IN lower(v.value)) > 0`;
    // The pattern is looked at first: a value of another kind is no number, and no fault either.
    case 'amount':
      return sql`CASE WHEN v.value ~ '^-?\\d{1,15}(\\.\\d{1,10})?$' THEN ${sides(
        sql`v.value::numeric`,
        part,
        'numeric',
      )} ELSE false END`;
    // Days as they are written sort as days.
    case 'days':
      return sides(sql`v.value COLLATE "C"`, part, 'text');
    case 'yes':
    case 'no':
      return sql`v.value = ${part.is}`;
    case 'any_of':
    case 'none_of':
      return sql`v.value = ANY (${part.choices}::text[])`;
  }
}

function sides(
  value: RawBuilder<unknown>,
  { from, to }: { from?: string | number | undefined; to?: string | number | undefined },
  type: 'numeric' | 'text',
): Sql {
  const cast = type === 'numeric' ? sql`::numeric` : sql`::text`;
  const all: Sql[] = [];
  if (from !== undefined) all.push(sql`${value} >= ${String(from)}${cast}`);
  if (to !== undefined) all.push(sql`${value} <= ${String(to)}${cast}`);
  return sql`(${sql.join(all, sql` AND `)})`;
}
