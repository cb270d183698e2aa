import { sql } from 'kysely';
import type { CustomerRow } from '#contract/customer';
import type { Group } from '#contract/segment';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { rowsOf } from '../customers/rows.ts';
import { conditionOf } from './whom.ts';

/** How many of those who fit are shown. */
const shown = 5;

/** How many customers an expression is of, and the newest few of them. @throws {Refusal} `invalid_input` */
export async function previewSegment(
  tx: Tx,
  { tenant }: Tenanted,
  where: Group,
): Promise<{ count: number; rows: CustomerRow[] }> {
  const fits = await conditionOf(tx, tenant, { where });
  // Ids sort by the time they were made, so that one pass both counts and finds the newest.
  const { rows } = await sql<{ count: number; newest: string[] | null }>`
    WITH fitting AS (
      SELECT c.id FROM clientele.customers c
      WHERE c.tenant_id = ${tenant} AND ${fits}
    )
    SELECT (SELECT count(*)::int FROM fitting) AS count,
      ARRAY(SELECT f.id FROM fitting f ORDER BY f.id DESC LIMIT ${shown}) AS newest`.execute(tx);
  const [{ count, newest } = { count: 0, newest: null }] = rows;
  return { count, rows: await rowsOf(tx, tenant, newest ?? []) };
}
