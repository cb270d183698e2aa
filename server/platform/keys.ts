import assert from 'node:assert/strict';
import { now } from './clock.ts';
import { derivedKey, open, randomKey, seal } from './crypto.ts';
import type { MasterKey } from './master-key.ts';
import type { Tx } from './tx.ts';

/** A tenant's keys, 32 bytes each: `data` seals what it keeps, `hmac` hashes what it looks up. */
export interface TenantKeys {
  readonly data: Buffer;
  readonly hmac: Buffer;
}

/** Most tenants whose unwrapped keys stay in memory, and how old a row must be before they do. */
const mostCached = 2000;
const settledMs = 60_000;

let held: readonly MasterKey[] = [];
const cache = new Map<string, TenantKeys>();

/** Holds the master keys for the rest of the program's life, newest first. Called once, where the program is put together. */
export function holdMasterKeys(keys: readonly MasterKey[]): void {
  held = keys;
  cache.clear();
}

/** Makes a new tenant's keys, wrapped by the newest master key. As `gate`; once a tenant. */
export async function makeTenantKeys(tx: Tx, tenant: string): Promise<void> {
  const { id, bytes } = newest();
  await tx
    .insertInto('tenant_keys')
    .values({
      tenant_id: tenant,
      version: 1,
      master_key_id: id,
      data_key: seal(bytes, randomKey(), `data ${tenant}`),
      hmac_key: seal(bytes, randomKey(), `hmac ${tenant}`),
      created_at: now(),
    })
    .execute();
}

/**
 * A tenant's keys, unwrapped.
 * @throws when the tenant has none, or they were wrapped by a master key that is not configured
 */
export async function tenantKeys(tx: Tx, tenant: string): Promise<TenantKeys> {
  const known = cache.get(tenant);
  if (known !== undefined) return known;
  const row = await tx
    .selectFrom('tenant_keys')
    .select(['master_key_id', 'data_key', 'hmac_key', 'created_at'])
    .where('tenant_id', '=', tenant)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  assert(row !== undefined, `tenant ${tenant} has no keys, or they are not visible here`);
  const wrapping = keyNamed(row.master_key_id);
  const keys = {
    data: open(wrapping, row.data_key, `data ${tenant}`),
    hmac: open(wrapping, row.hmac_key, `hmac ${tenant}`),
  };
  // A row this young may still be rolled back, and the next attempt at the tenant would make other keys.
  if (now().getTime() - row.created_at.getTime() > settledMs) remember(tenant, keys);
  return keys;
}

/**
 * Wraps every tenant's keys that an older master key wraps by the newest one, in one transaction as `gate`.
 * The keys themselves stay what they are, so that nothing they sealed needs to be touched.
 * @returns how many tenants' keys were wrapped anew
 */
export async function rewrapTenantKeys(tx: Tx): Promise<number> {
  const { id, bytes } = newest();
  const rows = await tx
    .selectFrom('tenant_keys')
    .select(['tenant_id', 'version', 'master_key_id', 'data_key', 'hmac_key'])
    .where('master_key_id', '<>', id)
    .forUpdate()
    .execute();
  for (const row of rows) {
    const wrapping = keyNamed(row.master_key_id);
    const [data, hmac] = [`data ${row.tenant_id}`, `hmac ${row.tenant_id}`];
    await tx
      .updateTable('tenant_keys')
      .set({
        master_key_id: id,
        data_key: seal(bytes, open(wrapping, row.data_key, data), data),
        hmac_key: seal(bytes, open(wrapping, row.hmac_key, hmac), hmac),
      })
      .where('tenant_id', '=', row.tenant_id)
      .where('version', '=', row.version)
      .execute();
  }
  return rows.length;
}

/** Ids of the master keys that are held, newest first. */
export function heldMasterKeys(): readonly string[] {
  return held.map((key) => key.id);
}

/**
 * A key for what belongs to no tenant and is short-lived, such as hashes of sign-in addresses. It changes with the
 * master key.
 * @param purpose names the use, as in `sign-in address`
 */
export function programKey(purpose: string): Buffer {
  return derivedKey(newest().bytes, purpose);
}

/** Seals a secret that belongs to no tenant; the id of the master key goes with it. Opened by `openGlobal`. */
export function sealGlobal(plain: string | Uint8Array, belongsTo: string): Buffer {
  const { id, bytes } = newest();
  return Buffer.concat([Buffer.from(id, 'hex'), seal(bytes, plain, belongsTo)]);
}

/** Opens what `sealGlobal` made. @throws when its master key is not configured, or it belongs to something else */
export function openGlobal(sealed: Uint8Array, belongsTo: string): Buffer {
  const id = Buffer.from(sealed.subarray(0, 6)).toString('hex');
  return open(keyNamed(id), sealed.subarray(6), belongsTo);
}

function newest(): MasterKey {
  const [first] = held;
  assert(first !== undefined, 'no master key is held: holdMasterKeys comes first');
  return first;
}

function keyNamed(id: string): Buffer {
  const key = held.find((key) => key.id === id);
  if (key === undefined)
    throw new Error(
      `the master key ${id} is not configured: name it in CLIENTELE_MASTER_KEYS_OLD until \`clientele rotate-key\` has run`,
    );
  return key.bytes;
}

function remember(tenant: string, keys: TenantKeys): void {
  const oldest = cache.size >= mostCached ? cache.keys().next().value : undefined;
  if (oldest !== undefined) cache.delete(oldest);
  cache.set(tenant, keys);
}
