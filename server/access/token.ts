import { randomBytes } from 'node:crypto';
import { sha256 } from '#platform/crypto';

const secretBytes = 24;
const whole = /^[A-Za-z0-9_-]{54}$/;

/**
 * A secret that belongs to one business. It carries the business's id in front, so that its row is found under that
 * business and in no other way; the hash covers both.
 */
export interface TenantToken {
  readonly tenant: string;
  readonly hash: Buffer;
}

/** Makes a token for a business: 16 bytes of id and 24 random ones, in base64url, after a prefix. */
export function newTenantToken(prefix: string, tenant: string): TenantToken & { token: string } {
  const bytes = Buffer.concat([
    Buffer.from(tenant.replaceAll('-', ''), 'hex'),
    randomBytes(secretBytes),
  ]);
  const token = prefix + bytes.toString('base64url');
  return { token, tenant, hash: sha256(token) };
}

/** Reads a token; undefined when it is none of that prefix. */
export function readTenantToken(prefix: string, token: string): TenantToken | undefined {
  const rest = token.slice(prefix.length);
  if (!token.startsWith(prefix) || !whole.test(rest)) return undefined;
  const hex = Buffer.from(rest, 'base64url').subarray(0, 16).toString('hex');
  const tenant = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { tenant, hash: sha256(token) };
}
