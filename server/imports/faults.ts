import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { findImport } from './store.ts';

/** Reads a page of the rows that could not be taken, in the order of the file. @throws Refusal `not_found` */
export async function findFaults(
  tx: Tx,
  who: Tenanted,
  id: string,
  limit: number,
  after: readonly string[] | undefined,
) {
  await findImport(tx, who, id);
  return tx
    .selectFrom('import_faults')
    .select(['line', 'position', 'heading as column', 'value', 'message'])
    .where('tenant_id', '=', who.tenant)
    .where('import_id', '=', id)
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(line, position) > (${Number(after?.[0])}::int, ${Number(after?.[1])}::int)`,
      ),
    )
    .orderBy('line')
    .orderBy('position')
    .limit(limit)
    .execute();
}
