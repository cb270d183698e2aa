import { asText, type Value } from './redact.ts';
import type { Change } from './record.ts';

/**
 * The fields that differ between a thing before and after, as `record` takes them.
 * @param fields which fields to look at
 */
export function changesBetween<Field extends string>(
  before: Readonly<Partial<Record<Field, Value>>>,
  after: Readonly<Partial<Record<Field, Value>>>,
  fields: readonly Field[],
): Partial<Record<Field, Change>> {
  const changes: Partial<Record<Field, Change>> = {};
  for (const field of fields) {
    if (asText(before[field]) !== asText(after[field]))
      changes[field] = { from: before[field], to: after[field] };
  }
  return changes;
}
