import { derivedKey, hmac } from '#platform/crypto';
import { tenantKeys } from '#platform/keys';
import type { Tx } from '#platform/tx';

/** What is kept of an address that nothing is sent to: enough to know it again, and not more. */
export async function addressHash(tx: Tx, tenant: string, address: string): Promise<Buffer> {
  const { hmac: key } = await tenantKeys(tx, tenant);
  return hmac(derivedKey(key, 'suppressed address'), address.trim().toLowerCase());
}

/** Why nothing is sent to an address, and since when; undefined where something may be. */
export async function suppressionOf(
  tx: Tx,
  tenant: string,
  address: string,
): Promise<{ readonly why: string; readonly said_at: Date } | undefined> {
  return tx
    .selectFrom('suppressions')
    .select(['why', 'said_at'])
    .where('tenant_id', '=', tenant)
    .where('channel', '=', 'email')
    .where('address_hash', '=', await addressHash(tx, tenant, address))
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
}
