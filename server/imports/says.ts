import { consentChannels, type ConsentChannel } from '#contract/consents';
import type { ImportTarget } from '#contract/imports';
import { allowed, momentOf } from './own.ts';
import type { RowPlan } from './row.ts';

/** What a row says beside who somebody is: their tier, and what they allow. */
export interface RowSays {
  /** Id of a tier of the business. */
  readonly tier?: string;
  readonly allows: readonly Allows[];
}

/** Whether news and offers are allowed on a channel, and since when; null where the row does not tell. */
interface Allows {
  readonly channel: ConsentChannel;
  readonly given: boolean;
  readonly at: Date | null;
  /** Heading and cell, word for word. */
  readonly wording: string;
}

type Allowing = 'offers' | `offers_${ConsentChannel}`;

/** Whether a column says that news and offers are allowed, on one channel or on all. */
export function isAllowing(target: ImportTarget): target is Allowing {
  return (
    target === 'offers' ||
    consentChannels.some((channel) => target === (`offers_${channel}` as const))
  );
}

/** What is wrong with a cell of such a column, or of one with tiers or with the days of consents. */
export function wrongSaying(
  target: Allowing | 'tier' | 'offers_at',
  value: string,
  plan: RowPlan,
): string | undefined {
  switch (target) {
    case 'tier':
      return plan.tiers.has(value.toLowerCase())
        ? undefined
        : `There is no tier “${value.slice(0, 80)}”. Name it in the settings first.`;
    case 'offers_at':
      return momentOf(value, plan) === undefined
        ? 'This is not a day between 2000 and today.'
        : undefined;
    default:
      return allowed(value) === undefined ? 'This is neither yes nor no.' : undefined;
  }
}

/** What a row says of tier and consents; nothing where it says nothing of them. What stands under a channel goes before what stands under all. */
export function saidBy(
  values: ReadonlyMap<ImportTarget, readonly string[]>,
  plan: RowPlan,
): { says?: RowSays } {
  const tier = plan.tiers.get(values.get('tier')?.[0]?.toLowerCase() ?? '');
  const day = values.get('offers_at')?.[0];
  const at = day === undefined ? null : (momentOf(day, plan) ?? null);
  const allows = consentChannels.flatMap((channel) => {
    const own = `offers_${channel}` as const;
    const target = values.has(own) ? own : ('offers' as const);
    const cell = values.get(target)?.[0] ?? '';
    const given = allowed(cell);
    if (given === undefined || given === null) return [];
    const heading = plan.headings[plan.targets.indexOf(target)] ?? target;
    return [{ channel, given, at, wording: `${heading}: ${cell}` }];
  });
  if (tier === undefined && allows.length === 0) return {};
  return { says: { ...(tier !== undefined && { tier }), allows } };
}
