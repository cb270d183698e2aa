import type { MatchRules } from '#contract/match-rules';
import type { RuleRehearsal } from '#contract/matching';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { matchSetting } from '../recognise/setting.ts';
import { overLimit } from './over-limits.ts';
import { rehearseAmong } from './rehearse.ts';
import { silencedBy } from './silenced.ts';
import { touchedBy } from './touched.ts';

/**
 * What other hard rules would change among the customers there are: who has more of a kind than they allow, whose contacts would
 * say nothing, and which links would not be made again. Nothing is kept, and nothing that was decided changes by rules that are
 * saved. As engine.
 */
export async function rehearseRules(
  tx: Tx,
  who: Tenanted,
  rules: MatchRules,
): Promise<RuleRehearsal> {
  const { tenant } = who;
  const setting = await matchSetting(tx, tenant);
  const change = { tenant, now: setting.rules, otherwise: rules };
  const over = [
    await overLimit(tx, change, 'emails'),
    await overLimit(tx, change, 'phones'),
    await overLimit(tx, change, 'outsideIds'),
    await overLimit(tx, change, 'numbers'),
  ];
  const silenced = await silencedBy(tx, change);
  const touched = await touchedBy(tx, change);
  const tried = { model: setting.model, rules };
  const judged = await rehearseAmong(tx, setting, tried, touched.profiles);
  return { ...judged, touched: touched.count, over, silenced };
}
