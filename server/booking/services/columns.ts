import type { Insertable, Selectable } from 'kysely';
import { serviceRules, type ServiceRulesSaid } from '#contract/booking/service-rules';
import type { DB } from '#database/types';

type Columns = Omit<Insertable<DB['services']>, 'tenant_id' | 'id' | 'created_at' | 'updated_at'>;
type Field = keyof ServiceRulesSaid;

/** The fields of a service other than its lists, in the order of the contract. */
export const fieldsOfService = Object.keys(serviceRules.shape) as Field[];

/** What a row says, as staff see it. A field's column is its name with underscores. */
export function rulesOf(row: Selectable<DB['services']>): ServiceRulesSaid {
  const values = row as Record<string, unknown>;
  const shown = (value: unknown) => (typeof value === 'bigint' ? String(value) : value);
  return Object.fromEntries(
    fieldsOfService.map((field) => [field, shown(values[columnOf(field)])]),
  ) as ServiceRulesSaid;
}

/** The columns for what is said. */
export function columnsOf(said: ServiceRulesSaid): Columns {
  return Object.fromEntries(
    fieldsOfService.map((field) => [columnOf(field), asColumn(field, said[field])]),
  ) as Columns;
}

function asColumn(field: Field, value: unknown): unknown {
  if (field === 'translations' || field === 'refunds') return JSON.stringify(value);
  const isAmount = field === 'depositMinor' || field === 'noShowMinor';
  return isAmount && typeof value === 'string' ? BigInt(value) : value;
}

function columnOf(field: Field): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
