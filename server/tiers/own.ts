import { sql } from 'kysely';
import { familyOf } from '#identity';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';

/** A customer's own tier as they see it, with who said so. */
export interface OwnTier {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly place: number;
  readonly since: string;
  readonly source: string;
}

/** The tier of the customer who asks: the last that was said; none where the business gave that tier up. As `engine`. */
export async function readOwnTier(tx: Tx, { tenant, customer }: Customer): Promise<OwnTier | null> {
  const family = await familyOf(tx, tenant, customer);
  const { rows } = await sql<Omit<OwnTier, 'since'> & { since: Date }>`
    SELECT t.id, t.name, t.description, t.position AS place, s.at AS since, s.actor_kind AS source
    FROM (
      SELECT l.tier_id, l.at, l.actor_kind FROM clientele.customer_tiers l
      WHERE l.tenant_id = ${tenant} AND l.customer_id = ANY (${family}::uuid[])
      ORDER BY l.id DESC LIMIT 1
    ) AS s
    JOIN clientele.tiers t ON t.tenant_id = ${tenant} AND t.id = s.tier_id AND t.position IS NOT NULL`.execute(
    tx,
  );
  const [row] = rows;
  return row === undefined ? null : { ...row, since: row.since.toISOString() };
}
