import { hmac } from '#platform/crypto';
import type { PersonRecord } from '../match/types.ts';

/** Rejections that are kept were told by this one: what was raised since changed nothing that anybody says. */
const version = 5;

/** 64 bits that stand for what two customers say today, whichever comes first: a rejection holds as long as they do. */
export function pairFingerprint(
  secret: Buffer,
  a: { customer: string; record: PersonRecord },
  b: { customer: string; record: PersonRecord },
): bigint {
  const pair = (a.customer < b.customer ? [a, b] : [b, a]).map(({ record }) =>
    JSON.stringify({ ...record, version, former: undefined }),
  );
  return hmac(secret, `pair\n${pair.join('\n')}`).readBigInt64BE(0);
}
