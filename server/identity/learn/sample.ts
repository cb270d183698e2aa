import { sql } from 'kysely';
import type { WrittenProfile } from '#contract/person';
import type { Database } from '#platform/db';
import type { System } from '#platform/who';
import type { Sampled } from './learn.ts';

/** Customers that one transaction walks past. */
const perPage = 2000;
/** Most customers whose profiles are read; of more, as many are drawn by their ids. */
const mostCustomers = 15_000;
/** Most profiles that are learnt from. */
const mostProfiles = 30_000;
/** Most profiles of one customer: a desk that everybody writes from is no person. */
const mostOfOne = 20;

/** What a page gave, and where the next begins. */
interface Page {
  readonly sampled: readonly Sampled[];
  readonly last: string | null;
}

/**
 * Reads profiles to learn from: all profiles of each customer that is drawn, so that pairs of one person stay together.
 * Walks by keyset, each page in a transaction of its own; the same seed draws the same customers.
 */
export async function readSample(
  { db, who, signal }: { db: Database; who: System; signal: AbortSignal },
  { base, seed }: { base: number; seed: number },
): Promise<Sampled[]> {
  const share = Math.min(1, mostCustomers / Math.max(1, base));
  const sampled: Sampled[] = [];
  let after = '00000000-0000-0000-0000-000000000000';
  while (sampled.length < mostProfiles) {
    signal.throwIfAborted();
    const page = await readPage({ db, who }, { after, share, seed });
    sampled.push(...page.sampled);
    if (page.last === null) break;
    after = page.last;
  }
  return sampled.slice(0, mostProfiles);
}

async function readPage(
  { db, who }: { db: Database; who: System },
  { after, share, seed }: { after: string; share: number; seed: number },
): Promise<Page> {
  const { tenant } = who;
  // Of 32 bits of a hash of the id, those below this are drawn.
  const below = Math.round(share * 2 ** 32);
  const { rows } = await db.as(who, 'engine', (tx) =>
    sql<{ customer: string; drawn: boolean }>`
      SELECT r.customer_id AS customer,
        (hashtextextended(r.customer_id::text, ${seed}::bigint) & 4294967295) < ${below}::bigint AS drawn
      FROM clientele.match_records r
      WHERE r.tenant_id = ${tenant} AND r.customer_id > ${after}
      ORDER BY r.customer_id LIMIT ${perPage}`.execute(tx),
  );
  const drawn = rows.filter((row) => row.drawn).map((row) => row.customer);
  const last = rows.length < perPage ? null : (rows.at(-1)?.customer ?? null);
  if (drawn.length === 0) return { sampled: [], last };
  const found = await db.as(who, 'engine', (tx) =>
    sql<{ customer: string; method: string; person: WrittenProfile['person'] }>`
      SELECT wanted.customer_id AS customer, l.method, p.person
      FROM unnest(${drawn}::uuid[]) AS wanted (customer_id)
      CROSS JOIN LATERAL (
        SELECT o.profile_id, o.method FROM clientele.links o
        WHERE o.tenant_id = ${tenant} AND o.customer_id = wanted.customer_id AND o.ended_at IS NULL
        ORDER BY o.id LIMIT ${mostOfOne}
      ) AS l
      JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = l.profile_id`.execute(tx),
  );
  const sampled = found.rows.map(({ customer, method, person }): Sampled => {
    const sure = method === 'staff' || method === 'verified';
    return { person, customer, sure };
  });
  return { sampled, last };
}
