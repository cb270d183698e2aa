import { sha256 } from '#platform/crypto';
import { refuseField } from '#platform/refuse';
import type { Who } from '#platform/who';
import type { Admitted } from './call.ts';
import type { DigestedUpload } from './digest.ts';
import type { Route } from './route.ts';

/** A write that may be sent again: whose, under which key, and a hash of all that makes it the same request. */
export interface Keyed {
  readonly tenant: string;
  /** Id of the session or API key, so that nobody meets another's answer. */
  readonly credential: string;
  readonly key: string;
  readonly hash: Buffer;
  /** Where it brings an upload: the same with all its bytes in the hash, which are only known once they were read. */
  readonly whole?: () => Promise<Keyed>;
}

const header = 'idempotency-key';

/**
 * The write a request's Idempotency-Key names. Undefined for reads, without the header, and for callers who act for no
 * business: what they may do (sign in, set up) guards itself against repetition.
 * @param upload what the request brings in place of a JSON body
 * @throws {Refusal} `invalid_input` for a key that is none
 */
export function keyedOf(
  route: Route,
  { arrival, who, body }: Admitted,
  upload: DigestedUpload | undefined,
): Keyed | undefined {
  const { request, target } = arrival;
  if (!route.writes || route.operation.ownKey) return undefined;
  const key = keyOf(request);
  if (key === null) return undefined;
  const scope = scopeOf(who);
  if (scope === undefined) return undefined;
  const sent = upload ? request.headers.get('content-type') : body;
  const same = JSON.stringify([route.operation.method, target.path, target.search, sent]);
  const keyed = { ...scope, key, hash: sha256(same) };
  if (upload === undefined) return keyed;
  const whole = async () => ({ ...keyed, hash: sha256(`${same} ${await upload.digest()}`) });
  return { ...keyed, whole };
}

/** The Idempotency-Key of a request. @throws {Refusal} `invalid_input` for a key that is none */
export function keyOf({ headers }: Request): string | null {
  const key = headers.get(header);
  if (key !== null && !/^[\x21-\x7e]{1,200}$/.test(key))
    refuseField(header, 'must be 1 to 200 visible ASCII characters');
  return key;
}

/** Of a caller who acts for a business: which, and by which credential. */
export function scopeOf(who: Who): { tenant: string; credential: string } | undefined {
  switch (who.kind) {
    case 'staff':
    case 'customer':
      return { tenant: who.tenant, credential: who.session };
    case 'key':
      return { tenant: who.tenant, credential: who.key };
    case 'anonymous':
    case 'user':
    case 'system':
      return undefined;
  }
}
