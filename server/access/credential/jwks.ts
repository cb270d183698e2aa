import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { now } from '#platform/clock';
import { fetchOut } from '#platform/fetch-out';
import { log } from '#platform/log';

/** Algorithms of tokens that a published key checks. A shared secret is never among the keys, so none is mistaken for one. */
export const publishedAlgorithms = ['ES256', 'RS256'] as const;

const limits = {
  timeoutMs: 5000,
  maxBytes: 100_000,
  /** Keys are asked for anew after so long. */
  freshMs: 10 * 60_000,
  /** A key nobody knows, or a failed attempt, has them asked for at most once in so long. */
  againMs: 30_000,
  /** While they cannot be had, the last ones count for so long. */
  staleMs: 60 * 60_000,
};

/** What a key set may hold: public keys for signatures; others are left out. */
const published = z.object({
  keys: z
    .array(
      z.looseObject({
        kty: z.string().max(20),
        use: z.string().max(20).optional(),
        kid: z.string().max(200).optional(),
      }),
    )
    .max(50),
});

interface Kept {
  keys: ReturnType<typeof createLocalJWKSet> | undefined;
  hadAt: number;
  askedAt: number;
  asking: Promise<void> | undefined;
}

/** By address: a program is configured with one, tests with one each. */
const kept = new Map<string, Kept>();

/**
 * Finds the key that a token names in the set that an address publishes (a JWKS): kept for ten minutes, asked for again
 * where a token names a key that is not among them, and used for another hour while the address does not answer.
 */
export function publishedKey(address: string): JWTVerifyGetKey {
  return async (header, token) => {
    const mine = keptFor(address);
    if (age(mine.hadAt) > limits.freshMs) await ask(address, mine);
    try {
      return await found(mine, header, token);
    } catch (fault) {
      if (!(fault instanceof errors.JWKSNoMatchingKey)) throw fault;
      // Perhaps the keys were changed a moment ago.
      await ask(address, mine);
      return found(mine, header, token);
    }
  };
}

async function found(mine: Kept, ...asked: Parameters<JWTVerifyGetKey>) {
  if (mine.keys === undefined || age(mine.hadAt) > limits.freshMs + limits.staleMs)
    throw new errors.JWKSNoMatchingKey();
  return mine.keys(...asked);
}

function keptFor(address: string): Kept {
  const there = kept.get(address);
  if (there !== undefined) return there;
  const made: Kept = { keys: undefined, hadAt: -Infinity, askedAt: -Infinity, asking: undefined };
  kept.set(address, made);
  return made;
}

const age = (at: number): number => now().getTime() - at;

/** Asks for the keys, together with whoever else is asking; not again within half a minute. */
async function ask(address: string, mine: Kept): Promise<void> {
  if (mine.asking === undefined && age(mine.askedAt) < limits.againMs) return;
  mine.asking ??= fetchKeys(address)
    .then((keys) => {
      mine.keys = keys;
      mine.hadAt = now().getTime();
    })
    .catch((fault: unknown) => {
      log.error({ fault, address }, 'the keys of CLIENTELE_SUPABASE_JWKS_URL could not be read');
    })
    .finally(() => {
      mine.asking = undefined;
    });
  mine.askedAt = now().getTime();
  await mine.asking;
}

async function fetchKeys(address: string): Promise<ReturnType<typeof createLocalJWKSet>> {
  const { timeoutMs, maxBytes } = limits;
  // The operator named this address, so it may lie inside; where it redirects to may not.
  const allow = [new URL(address).origin];
  const answer = await fetchOut(address, { timeoutMs, maxBytes, allow });
  if (answer.status !== 200) throw new Error(`the answer was ${answer.status}`);
  const { keys } = published.parse(JSON.parse(answer.body.toString()));
  const usable = keys.filter(
    ({ kty, use }) => (kty === 'EC' || kty === 'RSA') && (use ?? 'sig') === 'sig',
  );
  return createLocalJWKSet({ keys: usable });
}
