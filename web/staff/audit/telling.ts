import type { AuditEvent } from '#contract/audit';
import { list } from '../../words/format.ts';
import { fieldWords } from '../event-words.ts';

/** Fields by whose value people know a thing, the most telling first. */
const naming = ['name', 'label', 'fileName', 'email', 'role'];

/**
 * What tells an event from others of its type, in a few words: of a change the fields that changed, else what the thing
 * is called; empty where nothing is known.
 */
export function telling({
  type,
  fields,
  values,
}: Pick<AuditEvent, 'type' | 'fields' | 'values'>): string {
  const named = naming
    .map((field) => values.find((value) => value.field === field))
    .find((value) => value !== undefined);
  if (type.endsWith('changed') || named === undefined) return list(fields.map(fieldWords));
  return named.to ?? named.from ?? '';
}
