import { randomKey, sha256 } from './crypto.ts';

/** A master key: 32 bytes that wrap the tenants' keys, with the short id under which wrapped keys name it. */
export interface MasterKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** The master key written as base64; undefined when that is not 32 bytes. */
export function masterKey(base64: string): MasterKey | undefined {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length !== 32 || !/^[A-Za-z0-9+/_-]{43}=?$/.test(base64)) return undefined;
  return { id: sha256(bytes).toString('hex').slice(0, 12), bytes };
}

/** A new master key. */
export function newMasterKey(): MasterKey {
  const key = masterKey(randomKey().toString('base64'));
  if (key === undefined) throw new Error('a new master key is 32 bytes');
  return key;
}
