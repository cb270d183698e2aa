import type { merges } from '#contract/merges';
import type { ReplyOf } from '#contract/operation';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { evidenceAsSeenBy } from '../customers/own-numbers.ts';
import { keptApart } from '../links/apart.ts';
import { compareCustomers } from '../recognise/compare.ts';
import { readPair } from './pair.ts';

/**
 * What speaks for and against two customers being one person, as they are now, and whether staff said that they are not. As
 * `engine`.
 * @throws {Refusal} as `mergeCustomers`
 */
export async function explainPair(
  tx: Tx,
  who: Tenanted,
  customers: readonly [string, string],
): Promise<ReplyOf<typeof merges.explainPair>> {
  const { tenant } = who;
  const { setting, survivor, merged } = await readPair(tx, tenant, customers);
  const apart = await keptApart(tx, tenant, [survivor.id, merged.id]);
  return {
    customers: [survivor.id, merged.id],
    why: evidenceAsSeenBy(who, await compareCustomers(tx, setting, survivor.record, merged.record)),
    apart: apart && { ...apart, at: apart.at.toISOString() },
  };
}
