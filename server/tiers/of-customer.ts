import { sql } from 'kysely';
import { record } from '#audit';
import type { ReplyOf } from '#contract/operation';
import type { TierSaid, tiers } from '#contract/tiers';
import { familyOf, findCustomer } from '#identity';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { actorOf, type Key, type Staff, type System } from '#platform/who';

/** Most lines that are shown of one customer. */
const mostShown = 100;

type Shown = ReplyOf<typeof tiers.getCustomerTier>;

/** The tier of a customer, with what was said about it so far, newest first. As `caller`. @throws {Refusal} `not_found` */
export async function readTierOf(
  tx: Tx,
  who: Staff | Key | System,
  wanted: string,
): Promise<Shown> {
  const { id } = await findCustomer(tx, who, wanted);
  const family = await familyOf(tx, who.tenant, id);
  const { rows } = await sql<
    Omit<TierSaid, 'at' | 'actor'> & {
      at: Date;
      kind: string;
      by: string | null;
      used: boolean | null;
    }
  >`
    SELECT s.id, s.reason, s.at, s.merge_id AS merge, s.actor_kind AS kind, s.actor_id AS by, t.position IS NOT NULL AS used,
      CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'name', t.name) END AS tier
    FROM clientele.customer_tiers s
    LEFT JOIN clientele.tiers t ON t.tenant_id = ${who.tenant} AND t.id = s.tier_id
    WHERE s.tenant_id = ${who.tenant} AND s.customer_id = ANY (${family}::uuid[])
    ORDER BY s.id DESC LIMIT ${mostShown}`.execute(tx);
  const said = rows.map(({ id, tier, reason, at, kind, by, merge }) => ({
    id,
    tier,
    reason,
    at: at.toISOString(),
    actor: { kind: kind as TierSaid['actor']['kind'], id: by },
    merge,
  }));
  const [last] = said;
  // A tier that the business gave up is nobody's.
  const holds = last?.tier != null && rows[0]?.used === true;
  return { now: holds ? last : null, said };
}

/**
 * Puts a customer in a tier, or in none; who said so and why is kept with all that was said before. Said by an id that became
 * part of another, it holds of the one who remains, and goes back with that id when the merge is undone. As `caller`.
 * @throws {Refusal} `not_found` for the customer, `invalid_input` for a tier that the business does not have
 */
export async function setTierOf(
  tx: Tx,
  who: Staff | Key | System,
  given: { readonly id: string; readonly tier: string | null; readonly reason: string },
): Promise<Shown> {
  const { tier, reason } = given;
  const { id: customer } = await findCustomer(tx, who, given.id);
  if (tier !== null) await checkTier(tx, who.tenant, tier);
  await tx
    .insertInto('customer_tiers')
    .values({
      tenant_id: who.tenant,
      id: newId(),
      customer_id: given.id,
      tier_id: tier,
      reason,
      actor_kind: who.kind,
      actor_id: actorOf(who),
      at: now(),
    })
    .execute();
  await record(tx, who, {
    type: 'customer.tier_set',
    subject: { kind: 'customer', id: customer },
    customer,
    facts: { tier },
  });
  return readTierOf(tx, who, customer);
}

async function checkTier(tx: Tx, tenant: string, tier: string): Promise<void> {
  const row = await tx
    .selectFrom('tiers')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('id', '=', tier)
    .where('position', 'is not', null)
    .executeTakeFirst();
  if (row === undefined) refuseField('tier', 'must be a tier of the business');
}
