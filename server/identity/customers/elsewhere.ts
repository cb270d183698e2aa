import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/** Whether a business knows a customer from elsewhere than their own sign-ins: a till, a file, staff. As `engine`. */
export async function isKnownElsewhere(tx: Tx, tenant: string, customer: string): Promise<boolean> {
  const { rows } = await sql<{ elsewhere: boolean }>`
    SELECT ${knownElsewhere(tenant, customer)} AS elsewhere`.execute(tx);
  return rows[0]?.elsewhere === true;
}

/** The same as a condition within a larger statement. */
export const knownElsewhere = (tenant: string, customer: string) => sql<boolean>`EXISTS (
  SELECT FROM clientele.links o
  JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = o.profile_id
  WHERE o.tenant_id = ${tenant} AND o.customer_id = ${customer}::uuid AND o.ended_at IS NULL AND p.kind <> 'sign_in')`;
