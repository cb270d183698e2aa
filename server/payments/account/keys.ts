import { now } from '#platform/clock';
import { open, seal } from '#platform/crypto';
import { tenantKeys } from '#platform/keys';
import type { PaymentMode } from './shown.ts';
import type { Tx } from '#platform/tx';

/** A business's account at its provider, keys and all. */
export interface Account {
  readonly mode: PaymentMode;
  readonly ref: string;
  readonly publicKey: string;
  readonly secretKey: string;
  /** Those by which notices may be signed, newest first. */
  readonly hookSecrets: readonly string[];
}

const belongsTo = (tenant: string, what: 'key' | 'hook') => `payment ${what} ${tenant}`;

/** Keys as they are kept: under the business's own key. */
export async function sealedKeys(
  tx: Tx,
  tenant: string,
  { secretKey, hookSecret }: { readonly secretKey: string; readonly hookSecret: string },
): Promise<{ readonly key: Buffer; readonly hook: Buffer }> {
  const { data } = await tenantKeys(tx, tenant);
  return {
    key: seal(data, secretKey, belongsTo(tenant, 'key')),
    hook: seal(data, hookSecret, belongsTo(tenant, 'hook')),
  };
}

/** The account of a business; undefined where none is connected. As `caller` or `engine`. */
export async function readAccount(tx: Tx, tenant: string): Promise<Account | undefined> {
  const row = await tx
    .selectFrom('payment_accounts')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { data } = await tenantKeys(tx, tenant);
  const hook = (sealed: Uint8Array) => open(data, sealed, belongsTo(tenant, 'hook')).toString();
  const { former_webhook_secret: former, former_until: until } = row;
  return {
    mode: row.mode as PaymentMode,
    ref: row.account_ref,
    publicKey: row.public_key,
    secretKey: open(data, row.sealed_key, belongsTo(tenant, 'key')).toString(),
    hookSecrets: [
      hook(row.sealed_webhook_secret),
      ...(former !== null && until !== null && until > now() ? [hook(former)] : []),
    ],
  };
}
