import { sql } from 'kysely';
import type { ReplyOf } from '#contract/operation';
import type { oldHashes } from '#contract/old-hashes';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { familyOf } from '../customers/family.ts';
import { findCustomer } from '../customers/find.ts';

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
    customers: rows.map(({ since, until, ...row }) => ({ ...row, ...shown({ since, until }) })),
  };
}

/** Most hashes that are shown of one customer. */
const mostOfOne = 200;

/**
 * The hashes by which an earlier system knows a customer and all who became part of it: those of now first, then the ones
 * that ended last. As `caller`. @throws {Refusal} `not_found`
 */
export async function listOldHashes(
  tx: Tx,
  who: Tenanted,
  wanted: string,
): Promise<ReplyOf<typeof oldHashes.listOldHashes>> {
  const { tenant } = who;
  const { id } = await findCustomer(tx, who, wanted);
  const family = await familyOf(tx, tenant, id);
  const { rows } = await sql<{ hash: string; since: Date; until: Date | null }>`
    SELECT a.alias AS hash, min(a.since) AS since,
      CASE WHEN bool_or(a.until IS NULL) THEN NULL ELSE max(a.until) END AS until
    FROM clientele.legacy_aliases a
    WHERE a.tenant_id = ${tenant} AND a.customer_id = ANY (${family}::uuid[])
    GROUP BY a.alias ORDER BY 3 DESC NULLS FIRST, 2 DESC, 1
    LIMIT ${mostOfOne}`.execute(tx);
  return { rows: rows.map(({ hash, ...times }) => ({ hash, ...shown(times) })) };
}

const shown = ({ since, until }: { since: Date; until: Date | null }) => ({
  since: since.toISOString(),
  until: until === null ? null : until.toISOString(),
});

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
