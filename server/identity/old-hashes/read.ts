import { sql } from 'kysely';
import type { ReplyOf } from '#contract/operation';
import type { oldHashes } from '#contract/old-hashes';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';

/** Most customers of one hash: namesakes who wrote one number. */
const mostShown = 20;

type Shown = ReplyOf<typeof oldHashes.getOldHash>;

/** The customers whom an earlier system knew by a hash, now or before. As `caller`. @throws {Refusal} `not_found` */
export async function readOldHash(tx: Tx, tenant: string, hash: string): Promise<Shown> {
  const { rows } = await sql<{ id: string; name: string; since: Date; until: Date | null }>`
    SELECT DISTINCT ON (c.id) c.id, c.name, a.since, a.until
    FROM clientele.legacy_aliases a
    JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = clientele.survivor(a.customer_id)
    WHERE a.tenant_id = ${tenant} AND a.alias = ${hash}
    ORDER BY c.id, a.until DESC NULLS FIRST
    LIMIT ${mostShown}`.execute(tx);
  if (rows.length === 0) return refuse('not_found');
  return {
    customers: rows.map(({ since, until, ...row }) => ({
      ...row,
      since: since.toISOString(),
      until: until === null ? null : until.toISOString(),
    })),
  };
}

/** Whether what was typed is such a hash. */
export const looksLikeOldHash = (typed: string) => /^[0-9a-f]{32}$/i.test(typed);

/** Ids of the customers whom an earlier system knew by a hash, for whoever pastes one into the search. As `caller`. */
export async function customersByOldHash(tx: Tx, hash: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT clientele.survivor(a.customer_id) AS id FROM clientele.legacy_aliases a
    WHERE a.tenant_id = clientele.tenant() AND a.alias = ${hash.toLowerCase()}
    LIMIT ${mostShown}`.execute(tx);
  return rows.map((row) => row.id);
}
