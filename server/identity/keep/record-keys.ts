import { hashedKeys, type HashedKey } from '../keys.ts';
import type { PersonRecord } from '../match/types.ts';

const made = new WeakMap<PersonRecord, { secret: Buffer; keys: readonly HashedKey[] }>();

/** A record's keys under a tenant's secret, made once for as long as the record is in hand. */
export function keysUnder(secret: Buffer, record: PersonRecord): readonly HashedKey[] {
  const known = made.get(record);
  if (known?.secret.equals(secret) === true) return known.keys;
  const keys = hashedKeys(record, secret);
  made.set(record, { secret, keys });
  return keys;
}
