import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { isDue } from '../reviews/waiting.ts';

/** How many customers there are, and how many cases are to be decided now. */
export async function countCustomers(
  tx: Tx,
  { tenant }: Tenanted,
): Promise<{ customers: number; openReviews: number }> {
  const { rows } = await sql<{ customers: number; openReviews: number }>`
    SELECT
      (SELECT count(*)::int FROM clientele.search_texts s WHERE s.tenant_id = ${tenant}) AS customers,
      (SELECT count(*)::int FROM clientele.reviews r
        WHERE r.tenant_id = ${tenant} AND ${isDue()}) AS "openReviews"`.execute(tx);
  return rows[0] ?? { customers: 0, openReviews: 0 };
}
