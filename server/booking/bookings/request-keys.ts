import { sql } from 'kysely';
import { derivedKey, hmac, sha256 } from '#platform/crypto';
import type { TenantKeys } from '#platform/keys';
import { Refusal } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { RequestKey } from './wanted.ts';

/**
 * A caller's Idempotency-Key, with a hash of what they ask for with it.
 * @param scope whose it is: another's key of the same letters is another
 */
export function requestKey(
  keys: TenantKeys,
  scope: string,
  key: string,
  asked: unknown,
): RequestKey {
  return {
    key: hmac(derivedKey(keys.hmac, 'booking request'), `${scope}\n${key}`),
    hash: sha256(JSON.stringify(asked)),
  };
}

/**
 * What came of requests before, by their keys: the booking that was made, or that the same key was used for something else.
 * Whoever sends the same at the same time waits here, and then finds it. Before anything else is locked.
 */
export async function madeBefore(
  tx: Tx,
  tenant: string,
  requests: readonly RequestKey[],
): Promise<(request: RequestKey) => string | Refusal | undefined> {
  if (requests.length === 0) return () => undefined;
  const keys = requests.map(({ key }) => key);
  const locks = keys
    .map((key) => key.readBigInt64BE(0))
    .toSorted((a, b) => (a < b ? -1 : Number(a > b)));
  const [, { rows }] = await Promise.all([
    sql`SELECT count(pg_advisory_xact_lock(wanted.key)::text) FROM unnest(${locks}::bigint[]) AS wanted (key)`.execute(
      tx,
    ),
    sql<{ id: string; key: Buffer; hash: Buffer }>`
      SELECT id, request_key AS key, request_hash AS hash FROM clientele.bookings
      WHERE tenant_id = ${tenant} AND request_key = ANY (${keys}::bytea[])`.execute(tx),
  ]);
  return ({ key, hash }) => {
    const found = rows.find((row) => row.key.equals(key));
    if (found === undefined) return undefined;
    return found.hash.equals(hash) ? found.id : new Refusal('key_reused');
  };
}
