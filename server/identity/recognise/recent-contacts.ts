import { sql } from 'kysely';
import type { MatchRules } from '#contract/match-rules';
import { inSeconds } from '#platform/clock';
import type { Tx } from '#platform/tx';
import { normaliseNumbers } from '../normalise/number.ts';
import { numbersOf } from './arrival.ts';
import type { RecentContacts } from './rules.ts';

/** Most contacts that are read. */
const mostRead = 10_000;

/** The moment so many days ago; null for all time. */
export function daysAgo(days: number | null): Date | null {
  return days === null ? null : inSeconds(-days * 86_400);
}

/** The contacts that some customers came by lately, with what a batch adds as it goes. */
export class Lately {
  readonly #keys = new Map<string, Set<string>>();

  add(customer: string, kind: string, key: string): void {
    const name = `${customer} ${kind}`;
    const keys = this.#keys.get(name);
    if (keys === undefined) this.#keys.set(name, new Set([key]));
    else keys.add(key);
  }

  /** How many a customer would have come by with these. */
  readonly with: RecentContacts = (customer, kind, keys) => {
    const had = this.#keys.get(`${customer} ${kind}`) ?? new Set();
    return had.size + keys.filter((key) => !had.has(key)).length;
  };
}

/** Reads what customers came by lately. Nothing is asked where no rule has a window. */
export async function readLately(
  tx: Tx,
  tenant: string,
  { days, numbers: most }: MatchRules,
  customers: readonly string[],
): Promise<Lately> {
  const lately = new Lately();
  const numbers = most === null ? null : daysAgo(days.numbers);
  if (numbers !== null && customers.length > 0)
    for (const { customer, said } of await numbersSince(tx, tenant, numbers, customers))
      for (const [kind, key] of Object.entries(normaliseNumbers(numbersOf(said)) ?? {}))
        lately.add(customer, `number ${kind}`, key);
  const [emails, phones] = [daysAgo(days.emails), daysAgo(days.phones)];
  if (customers.length === 0 || (emails === null && phones === null)) return lately;
  const { rows } = await sql<{ customer: string; kind: string; key: string }>`
    SELECT i.customer_id AS customer, i.kind, i.key FROM clientele.identifiers i
    WHERE i.tenant_id = ${tenant} AND i.customer_id = ANY (${customers}::uuid[])
      AND i.first_seen_at >= CASE i.kind WHEN 'email' THEN ${emails}::timestamptz ELSE ${phones}::timestamptz END
    LIMIT ${mostRead}`.execute(tx);
  for (const { customer, kind, key } of rows) lately.add(customer, kind, key);
  return lately;
}

/** The numbers of their own that profiles of customers brought lately. */
async function numbersSince(tx: Tx, tenant: string, since: Date, customers: readonly string[]) {
  const { rows } = await sql<{ customer: string; said: { kind: string; value: string }[] }>`
    SELECT l.customer_id AS customer, p.person -> 'numbers' AS said FROM clientele.links l
    JOIN clientele.profiles p ON p.tenant_id = ${tenant} AND p.id = l.profile_id
    WHERE l.tenant_id = ${tenant} AND l.customer_id = ANY (${customers}::uuid[]) AND l.ended_at IS NULL
      AND p.first_seen_at >= ${since}::timestamptz AND p.person ? 'numbers' LIMIT ${mostRead}`.execute(
    tx,
  );
  return rows;
}
