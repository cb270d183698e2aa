import type { z } from 'zod';
import type { importCase } from '#contract/imports';
import { casesOf } from '#identity';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { mayDo, type Tenanted } from '#platform/who';
import { findImport } from './store.ts';

/** A row of an import that was put up for review, with its case; none where that is gone. */
export interface CaseRow {
  readonly line: number;
  readonly shown: z.input<typeof importCase> | null;
}

/**
 * Reads a page of the rows that staff are to decide, in the order of the file. Names of customers are told, which takes
 * more than to read imports.
 * @throws Refusal `forbidden`, `not_found`
 */
export async function findCases(
  tx: Tx,
  who: Tenanted,
  id: string,
  limit: number,
  after: number,
): Promise<CaseRow[]> {
  if (!mayDo(who, 'customers.read')) refuse('forbidden', { facts: { act: 'customers.read' } });
  await findImport(tx, who, id);
  const rows = await tx
    .selectFrom('import_rows')
    .select(['line', 'profile_id as profile'])
    .where('tenant_id', '=', who.tenant)
    .where('import_id', '=', id)
    .where('outcome', '=', 'review')
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute();
  const cases = await casesOf(
    tx,
    who,
    rows.map((row) => row.profile),
  );
  return rows.map(({ line, profile }) => {
    const found = cases.get(profile);
    return { line, shown: found === undefined ? null : { line, ...found } };
  });
}
