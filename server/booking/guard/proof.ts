import { now } from '#platform/clock';
import { derivedKey, hmac, sameBytes, sha256 } from '#platform/crypto';
import type { TenantKeys } from '#platform/keys';

/** How long a task counts, in minutes: as long as somebody fills in a form. */
const countsMinutes = 60;

/** What a browser is to reckon with before it books; nothing of it is stored. */
export function proofTask(keys: TenantKeys): string {
  const minute = Math.floor(now().getTime() / 60_000);
  return `${minute}.${seal(keys, minute)}`;
}

/** What a sum was done for: it counts for this time and this contact, and so for one booking. */
export interface ProofOf {
  readonly service: string;
  readonly start: string;
  readonly contact: string;
}

/**
 * Whether a browser has done its sum: SHA-256 of the task, what it is for and a number begins with so many bits of 0. Whoever
 * books a thousand times does it a thousand times.
 */
export function isProved(
  keys: TenantKeys,
  bits: number,
  { service, start, contact }: ProofOf,
  proof: { readonly challenge: string; readonly number: number } | null,
): boolean {
  if (bits === 0) return true;
  if (proof === null || !isFresh(keys, proof.challenge)) return false;
  const digest = sha256(`${proof.challenge}.${service}.${start}.${contact}.${proof.number}`);
  return digest.readUInt32BE(0) >>> (32 - bits) === 0;
}

function isFresh(keys: TenantKeys, challenge: string): boolean {
  const [minute = '', proof = ''] = challenge.split('.');
  const age = Math.floor(now().getTime() / 60_000) - Number(minute);
  return age >= 0 && age <= countsMinutes && sameBytes(proof, seal(keys, Number(minute)));
}

function seal(keys: TenantKeys, minute: number): string {
  return hmac(derivedKey(keys.hmac, 'booking proof'), String(minute))
    .toString('base64url')
    .slice(0, 22);
}
