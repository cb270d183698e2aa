import { matchRules, shippedRules, type MatchRules } from '#contract/match-rules';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { record } from '#audit';
import { lockVersions } from './versions.ts';

/** The hard rules of a business: its own, or the shipped ones. */
export async function readRules(tx: Tx, tenant: string): Promise<MatchRules> {
  const row = await tx
    .selectFrom('match_settings')
    .select('rules')
    .where('tenant_id', '=', tenant)
    .executeTakeFirst();
  return matchRules.parse({ ...shippedRules, ...(row?.rules as Partial<MatchRules> | null) });
}

/** Sets the hard rules, heeded from the next arrival on. As engine. */
export async function setRules(tx: Tx, who: Tenanted, rules: MatchRules): Promise<MatchRules> {
  await lockVersions(tx, who.tenant);
  await tx
    .updateTable('match_settings')
    .set({ rules: JSON.stringify(rules) })
    .where('tenant_id', '=', who.tenant)
    .execute();
  await record(tx, who, {
    type: 'matching.rules_changed',
    subject: { kind: 'business', id: who.tenant },
    facts: { patterns: rules.patterns.length },
  });
  return readRules(tx, who.tenant);
}
