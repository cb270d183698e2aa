import { derivedKey, hmac, sameBytes } from '#platform/crypto';
import type { TenantKeys } from '#platform/keys';

const prefix = 'mb_';
const idBytes = 16;
const proofBytes = 16;

/** What a link is made of: whose booking, and which of its links counts. */
export interface LinkOf {
  readonly id: string;
  readonly version: number;
}

/**
 * The token that opens a booking to whoever holds it: the booking's id and a proof of it under the business's own key. Nothing
 * is stored; another version of the link makes this one worthless, and a new master key leaves it as it is.
 */
export function linkToken(keys: TenantKeys, { id, version }: LinkOf): string {
  const named = Buffer.from(id.replaceAll('-', ''), 'hex');
  return prefix + Buffer.concat([named, proofOf(keys, { id, version })]).toString('base64url');
}

/** Which booking a token says it is for; undefined where it is none. It proves nothing yet. */
export function namedBy(token: string): string | undefined {
  if (!/^mb_[\w-]{43}$/.test(token)) return undefined;
  const hex = Buffer.from(token.slice(prefix.length), 'base64url')
    .subarray(0, idBytes)
    .toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Whether a token is the one that opens this booking. */
export const opens = (keys: TenantKeys, token: string, booking: LinkOf): boolean =>
  sameBytes(linkToken(keys, booking), token);

function proofOf(keys: TenantKeys, { id, version }: LinkOf): Buffer {
  return hmac(derivedKey(keys.hmac, 'booking link'), `${id} ${version}`).subarray(0, proofBytes);
}
