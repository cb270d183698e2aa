import { sql } from 'kysely';
import { now } from '#platform/clock';
import { hmac } from '#platform/crypto';
import { programKey } from '#platform/keys';
import type { Tx } from '#platform/tx';

/** How often something may be tried: at most `most` times in each window of `seconds`. */
export interface Limit {
  readonly of: string;
  readonly most: number;
  readonly seconds: number;
}

/** The limits of coming in, for one address and for one source. */
export const limits = {
  codesToAddress: { of: 'codes to address', most: 6, seconds: 900 },
  codesFromSource: { of: 'codes from source', most: 40, seconds: 900 },
  textsToNumber: { of: 'texts to number', most: 5, seconds: 3600 },
  textsFromSource: { of: 'texts from source', most: 12, seconds: 3600 },
  textsOfBusiness: { of: 'texts of business', most: 300, seconds: 3600 },
  triesAtAddress: { of: 'tries at address', most: 20, seconds: 3600 },
  triesFromSource: { of: 'tries from source', most: 60, seconds: 900 },
  triesAtSecondFactor: { of: 'tries at second factor', most: 10, seconds: 900 },
  linksFromSource: { of: 'links from source', most: 60, seconds: 900 },
} as const satisfies Record<string, Limit>;

/** One thing that is about to be tried, as in an address that a code is asked for. */
export interface Attempt {
  readonly limit: Limit;
  readonly subject: string;
}

/**
 * Counts attempts. Must commit before the attempt is judged, so that a refusal does not take the count back. As `gate`.
 * @returns seconds to wait when any of them is one too many, else null
 */
export async function countAttempts(tx: Tx, attempts: readonly Attempt[]): Promise<number | null> {
  const at = now().getTime();
  const counted = attempts
    .map(({ limit, subject }) => {
      const start = Math.floor(at / (limit.seconds * 1000)) * limit.seconds * 1000;
      return {
        limit,
        end: start + limit.seconds * 1000,
        start: new Date(start),
        hash: hmac(programKey('attempts'), `${limit.of}\n${subject}`),
      };
    })
    // In one order for everybody, so that two callers never wait for each other's counter.
    .toSorted((one, other) => Buffer.compare(one.hash, other.hash));
  const rows = await tx
    .insertInto('attempts')
    .values(
      counted.map(({ hash, start, end }) => ({
        subject: hash,
        window_start: start,
        taken: 1,
        expires_at: new Date(end),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['subject', 'window_start']).doUpdateSet({ taken: sql`attempts.taken + 1` }),
    )
    .returning(['subject', 'taken'])
    .execute();
  const waits = counted
    .filter(({ hash, limit }) => {
      const row = rows.find((row) => row.subject.equals(hash));
      return row !== undefined && row.taken > limit.most;
    })
    .map(({ end }) => Math.ceil((end - at) / 1000));
  return waits.length === 0 ? null : Math.max(1, ...waits);
}
