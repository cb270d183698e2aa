import { sql } from 'kysely';
import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { numbersShownTo } from './in-part.ts';
import { findImport, shownImport } from './store.ts';

/**
 * Reads a page of the rows that could not be taken, in the order of the file, with the values as somebody may see them.
 * @throws Refusal `not_found`
 */
export async function findFaults(
  tx: Tx,
  who: Tenanted,
  id: string,
  limit: number,
  after: readonly string[] | undefined,
) {
  const numbers = numbersShownTo(who, shownImport(await findImport(tx, who, id), now()));
  const rows = await tx
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
  return rows.map((row) => {
    const seen = row.column === null ? undefined : numbers.get(row.column);
    return seen === undefined || row.value === null ? row : { ...row, value: seen(row.value) };
  });
}
