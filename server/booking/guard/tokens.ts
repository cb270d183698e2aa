import { derivedKey, hmac, sameBytes } from '#platform/crypto';
import type { TenantKeys } from '#platform/keys';

const idBytes = 16;
const proofBytes = 16;

/** What a token is made of: of which thing, and which of its tokens counts. */
export interface TokenOf {
  readonly id: string;
  readonly version: number;
}

/** Tokens that open things of one kind to whoever holds them. */
export interface Tokens {
  /** The thing's id and a proof of it under the business's own key: nothing is stored, and a new master key leaves it as it is. */
  tokenOf(keys: TenantKeys, of: TokenOf): string;
  /** Which thing a token says it is for; undefined where it is none. It proves nothing yet. */
  namedBy(token: string): string | undefined;
  /** Whether a token is the one that opens this. */
  opens(keys: TenantKeys, token: string, of: TokenOf): boolean;
}

/**
 * Tokens for one kind of thing.
 * @param prefix with which they begin
 * @param purpose keeps the proofs of one kind from counting for another
 */
export function tokensFor(prefix: string, purpose: string): Tokens {
  const written = new RegExp(String.raw`^${prefix}[\w-]{43}$`);
  const proofOf = (keys: TenantKeys, { id, version }: TokenOf) =>
    hmac(derivedKey(keys.hmac, purpose), `${id} ${version}`).subarray(0, proofBytes);
  const tokenOf = (keys: TenantKeys, of: TokenOf) => {
    const named = Buffer.from(of.id.replaceAll('-', ''), 'hex');
    return prefix + Buffer.concat([named, proofOf(keys, of)]).toString('base64url');
  };
  return {
    tokenOf,
    namedBy: (token) => (written.test(token) ? idIn(token.slice(prefix.length)) : undefined),
    opens: (keys, token, of) => sameBytes(tokenOf(keys, of), token),
  };
}

function idIn(encoded: string): string {
  const hex = Buffer.from(encoded, 'base64url').subarray(0, idBytes).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
