import { CompiledQuery } from 'kysely';
import type { Database } from '#platform/db';
import type { Who } from '#platform/who';

/** Runs one written-out statement at the gate, in a single round trip; its text never varies, so it stays prepared. */
export function lookUp<Row>(
  db: Database,
  who: Who,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  return db.one<Row>(who, 'gate', CompiledQuery.raw(text, [...values]));
}
