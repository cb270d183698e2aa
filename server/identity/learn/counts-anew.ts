import type { MatchRules } from '#contract/match-rules';
import type { Tx } from '#platform/tx';
import type { Arrival } from '../recognise/arrival.ts';
import { knownOutside } from '../recognise/outside-ids.ts';
import { daysAgo, readLately } from '../recognise/recent-contacts.ts';
import type { Counts } from '../recognise/rules.ts';

/** What rules count of customers, for arrivals that are judged as if they came now. */
export async function countsAnew(
  tx: Tx,
  tenant: string,
  rules: MatchRules,
  customers: readonly string[],
  arrivals: readonly Arrival[],
): Promise<Counts> {
  const since = daysAgo(rules.days.outsideIds);
  const ids =
    rules.outsideIds === null
      ? null
      : await knownOutside(tx, tenant, customers, { arrivals, since });
  const lately = await readLately(tx, tenant, rules, customers);
  return { outside: ids === null ? () => 0 : ids.anew, recent: lately.with };
}
