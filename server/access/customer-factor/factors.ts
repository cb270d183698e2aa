import { sql } from 'kysely';
import { open, seal } from '#platform/crypto';
import { tenantKeys } from '#platform/keys';
import type { Tx } from '#platform/tx';

/** An authenticator that stands before a customer. */
interface Factor {
  readonly profile: string;
  readonly secret: string;
  readonly confirmed: boolean;
}

const belongsTo = (profile: string) => `customer second factor ${profile}`;

/** A secret as it is kept: under the business's own key, good for this profile only. */
export async function sealedFactor(
  tx: Tx,
  tenant: string,
  profile: string,
  secret: string,
): Promise<Buffer> {
  const { data } = await tenantKeys(tx, tenant);
  return seal(data, secret, belongsTo(profile));
}

/** The authenticators that stand before a customer, whichever profile set them up. As `gate`. */
export async function factorsOf(tx: Tx, tenant: string, customer: string): Promise<Factor[]> {
  const { rows } = await sql<{ profile: string; secret: Buffer; confirmed: boolean }>`
    SELECT f.profile_id AS profile, f.secret, f.confirmed_at IS NOT NULL AS confirmed
    FROM clientele.links l
    JOIN clientele.customer_second_factors f ON f.tenant_id = ${tenant} AND f.profile_id = l.profile_id
    WHERE l.tenant_id = ${tenant} AND l.customer_id = ${customer} AND l.ended_at IS NULL`.execute(
    tx,
  );
  if (rows.length === 0) return [];
  const { data } = await tenantKeys(tx, tenant);
  return rows.map(({ profile, secret, confirmed }) => ({
    profile,
    secret: open(data, secret, belongsTo(profile)).toString(),
    confirmed,
  }));
}

/**
 * Whether an authenticator stands before customer `l.customer_id` of business `t.id`, as a condition within a larger
 * statement at the gate.
 */
export const hasFactor = `EXISTS (
  SELECT FROM clientele.links o
  JOIN clientele.customer_second_factors f ON f.tenant_id = t.id AND f.profile_id = o.profile_id AND f.confirmed_at IS NOT NULL
  WHERE o.tenant_id = t.id AND o.customer_id = l.customer_id AND o.ended_at IS NULL)`;
