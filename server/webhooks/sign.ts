import { randomBytes } from 'node:crypto';
import { hmac, open, seal } from '#platform/crypto';
import type { TenantKeys } from '#platform/keys';

/** Standard Webhooks: a secret is written as this and base64. */
const secretPrefix = 'whsec_';

const belongsTo = (endpoint: string) => `webhook secret ${endpoint}`;

/** Makes a new secret for an endpoint: as it is shown once, and as it is kept. */
export function newSecret(keys: TenantKeys, endpoint: string): { shown: string; sealed: Buffer } {
  const bytes = randomBytes(32);
  return {
    shown: secretPrefix + bytes.toString('base64'),
    sealed: seal(keys.data, bytes, belongsTo(endpoint)),
  };
}

/** A secret as it signs. */
export function openSecret(keys: TenantKeys, endpoint: string, sealed: Uint8Array): Buffer {
  return open(keys.data, sealed, belongsTo(endpoint));
}

/**
 * The headers of a message (Standard Webhooks 1.0): its id, when it is sent, and a signature by every secret that counts.
 * @param secrets newest first
 */
export function signedHeaders(
  secrets: readonly Uint8Array[],
  message: { readonly id: string; readonly at: Date; readonly body: string },
): Record<string, string> {
  const seconds = Math.floor(message.at.getTime() / 1000);
  const signed = `${message.id}.${seconds}.${message.body}`;
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': secrets
      .map((secret) => `v1,${hmac(secret, signed).toString('base64')}`)
      .join(' '),
  };
}
