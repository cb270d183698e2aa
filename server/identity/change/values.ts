import type { Change } from '#audit';
import { listFields, type CustomField } from '#tenancy';
import { now } from '#platform/clock';
import { refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, type Tenanted } from '#platform/who';
import { sourceOf, type Source } from '../keep/sources.ts';

type Changes = Partial<Record<`custom.${string}`, Change>>;

/** What is to be set of a customer's own fields, by whoever looked when the customer was at `version`. */
interface Wanted {
  readonly customer: string;
  readonly sources: readonly Source[];
  readonly version: number;
  readonly values: Readonly<Record<string, string | null>>;
}

/**
 * Sets or empties values of the business's own fields.
 * @throws {Refusal} `invalid_input` for a field there is not, or a value that its kind does not take; `conflict` for
 * one that somebody else set otherwise meanwhile, whose facts hold `mine.values.KEY` and `theirs.values.KEY`
 */
export async function setValues(
  tx: Tx,
  who: Tenanted,
  { customer, sources, version, values }: Wanted,
): Promise<Changes> {
  const keys = Object.keys(values);
  if (keys.length === 0) return {};
  const fields = new Map((await listFields(tx, who.tenant)).map((field) => [field.key, field]));
  const had = await tx
    .selectFrom('customer_values')
    .select(['field_id', 'value'])
    .where('tenant_id', '=', who.tenant)
    .where('customer_id', '=', customer)
    .execute();
  const before = new Map(had.map((row) => [row.field_id, row.value]));
  const changes: Changes = {};
  for (const [key, value] of Object.entries(values)) {
    const field = fields.get(key);
    if (field === undefined || field.archivedAt !== null)
      return refuseField(`values.${key}`, 'is no field of this business');
    const fault = value === null ? null : valueFault(field, value);
    if (fault !== null) return refuseField(`values.${key}`, fault);
    const from = before.get(field.id) ?? null;
    if (from === value) continue;
    if ((sourceOf(sources, `custom.${key}`)?.version ?? 0) > version)
      return refuse('conflict', {
        facts: { [`mine.values.${key}`]: value, [`theirs.values.${key}`]: from },
      });
    await write(tx, who, { customer, field: field.id, value });
    changes[`custom.${key}`] = { from, to: value };
  }
  return changes;
}

/** What is wrong with a value for a field; null when nothing is. */
export function valueFault({ kind, choices }: CustomField, value: string): string | null {
  switch (kind) {
    case 'text':
      return null;
    case 'number':
      return /^-?\d{1,15}(\.\d{1,10})?$/.test(value) ? null : 'must be a number';
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
        ? null
        : 'must be a day';
    case 'yes_no':
      return value === 'yes' || value === 'no' ? null : 'must be yes or no';
    case 'choice':
      return choices.includes(value) ? null : 'must be one of the choices';
  }
}

async function write(
  tx: Tx,
  who: Tenanted,
  { customer, field, value }: { customer: string; field: string; value: string | null },
): Promise<void> {
  if (value === null) {
    await tx
      .deleteFrom('customer_values')
      .where('tenant_id', '=', who.tenant)
      .where('customer_id', '=', customer)
      .where('field_id', '=', field)
      .execute();
    return;
  }
  const said = {
    value,
    source: 'staff',
    user_id: actorOf(who),
    profile_id: null,
    updated_at: now(),
  };
  await tx
    .insertInto('customer_values')
    .values({ tenant_id: who.tenant, customer_id: customer, field_id: field, ...said })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'customer_id', 'field_id']).doUpdateSet(said),
    )
    .execute();
}
