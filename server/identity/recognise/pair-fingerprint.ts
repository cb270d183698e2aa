import { hmac } from '#platform/crypto';
import type { PersonRecord } from '../match/types.ts';

/** 64 bits that stand for what two customers say, whichever comes first: a rejection holds as long as they do. */
export function pairFingerprint(
  secret: Buffer,
  a: { customer: string; record: PersonRecord },
  b: { customer: string; record: PersonRecord },
): bigint {
  const pair = (a.customer < b.customer ? [a, b] : [b, a]).map((one) => JSON.stringify(one.record));
  return hmac(secret, `pair\n${pair.join('\n')}`).readBigInt64BE(0);
}
