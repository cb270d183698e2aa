import { sql } from 'kysely';
import type { VipState, VipStatus } from '#contract/vip';
import { knownElsewhere } from '#identity';
import { type OwnTier, readOwnTier } from '#tiers';
import { inSeconds } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';

/** A link that nothing has confirmed for so long is stale. */
const staleSeconds = 365 * 86_400;

interface Row {
  readonly stale: boolean;
  readonly asked: boolean;
  readonly elsewhere: boolean;
  readonly hash: string | null;
}

/**
 * How the customer who asks stands to the business's records, found from what is there now; nothing is matched or written. As
 * `engine`, about nobody but the caller.
 * @throws {Refusal} `not_found` once there is nothing left of them
 */
export async function readStatus(tx: Tx, who: Customer): Promise<VipStatus> {
  const [facts, tier] = [await readFacts(tx, who), await readOwnTier(tx, who)];
  return { ...facts, vipTier: shownTier(tier) };
}

/** The same without the tier. */
export async function readFacts(tx: Tx, who: Customer): Promise<Omit<VipStatus, 'vipTier'>> {
  const { tenant, profile, customer } = who;
  const { rows } = await sql<Row>`
    SELECT l.last_verified_at < ${inSeconds(-staleSeconds)} AS stale,
      EXISTS (SELECT FROM clientele.reviews r
        WHERE r.tenant_id = ${tenant} AND r.profile_id = ${profile} AND r.state = 'open') AS asked,
      ${knownElsewhere(tenant, customer)} AS elsewhere,
      (SELECT a.alias FROM clientele.legacy_aliases a
        WHERE a.tenant_id = ${tenant} AND a.customer_id = ${customer} AND a.until IS NULL
        ORDER BY a.since DESC LIMIT 1) AS hash
    FROM clientele.links l
    JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = l.customer_id AND c.erased_at IS NULL
    WHERE l.tenant_id = ${tenant} AND l.profile_id = ${profile} AND l.customer_id = ${customer}
      AND l.ended_at IS NULL`.execute(tx);
  const [row] = rows;
  if (row === undefined) return refuse('not_found');
  const status = stateOf(row);
  return {
    status,
    customerId: customer,
    crmCustomerId: status === 'not_linked' ? null : customer,
    stableHashId: row.hash,
    dataSource: 'simplified_v2',
  };
}

function stateOf({ stale, asked, elsewhere }: Row): VipState {
  if (stale || asked) return 'linked_unmatched';
  return elsewhere ? 'linked_matched' : 'not_linked';
}

/** A tier without who gave it. */
export function shownTier(tier: OwnTier | null): VipStatus['vipTier'] {
  if (tier === null) return null;
  const { source: _, ...shown } = tier;
  return shown;
}
