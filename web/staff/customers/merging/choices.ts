import type { MergeChoices } from '#contract/merges';
import type { Reply } from '../../../api/call.ts';

type Preview = Reply<'previewMerge'>;
export type Side = 'survivor' | 'merged';

/** One line of the comparison: a field, an own field, what is first of a kind of contact, or the tier. */
export interface Line {
  readonly key: string;
  readonly kind: 'field' | 'value' | 'first' | 'tier';
  readonly name: string;
  readonly survivor: { readonly value: string | null; readonly source: string | null };
  readonly merged: { readonly value: string | null; readonly source: string | null };
  /** Whose stands by the rule, and why. */
  readonly rule: Side;
  readonly by: Preview['fields'][number]['by'] | NonNullable<Preview['tier']>['by'];
}

/** Everything that is compared of two customers, in the order in which it is shown. */
export function linesOf(preview: Preview): Line[] {
  const sideOf = (customer: string): Side =>
    customer === preview.survivor.id ? 'survivor' : 'merged';
  return [
    ...preview.fields.map(({ field, survivor, merged, stands, by }) => ({
      key: field,
      kind: 'field' as const,
      name: field,
      survivor,
      merged,
      rule: sideOf(stands),
      by,
    })),
    ...preview.firsts.map(({ kind, survivor, merged, stands }) => ({
      key: kind,
      kind: 'first' as const,
      name: kind,
      survivor: { value: survivor?.value ?? null, source: null },
      merged: { value: merged?.value ?? null, source: null },
      rule: stands === survivor?.id ? ('survivor' as const) : ('merged' as const),
      by: firstBy(survivor, merged),
    })),
    ...preview.values.map(({ key, label, survivor, merged, stands, by }) => ({
      key,
      kind: 'value' as const,
      name: label,
      survivor,
      merged,
      rule: sideOf(stands),
      by,
    })),
    ...tierLines(preview).map(({ stands, ...line }) => ({ ...line, rule: sideOf(stands) })),
  ];
}

/** The line on tiers; none where neither is in any. */
function tierLines({ tier }: Preview) {
  if (tier === null) return [];
  const { survivor, merged, stands, by } = tier;
  const side = (held: typeof survivor) => ({ value: held?.name ?? null, source: null });
  const both = { survivor: side(survivor), merged: side(merged) };
  return [{ key: 'tier', kind: 'tier' as const, name: 'tier', ...both, stands, by }];
}

function firstBy(survivor: unknown, merged: unknown): Line['by'] {
  return survivor === null || merged === null ? 'only' : 'first';
}

/** What is sent of what was chosen: only that which is otherwise than by the rule, so that all else keeps its source. */
export function choicesOf(
  preview: Preview,
  lines: readonly Line[],
  chosen: ReadonlyMap<string, Side>,
): MergeChoices {
  const choices: Record<string, string> = {};
  const values: Record<string, string> = {};
  for (const { key, kind, rule } of lines) {
    const side = chosen.get(`${kind} ${key}`) ?? rule;
    if (side === rule) continue;
    if (kind === 'value') values[key] = preview[side].id;
    else if (kind === 'field' || kind === 'tier') choices[key] = preview[side].id;
    else {
      const first = preview.firsts.find((one) => one.kind === key)?.[side];
      if (first) choices[key] = first.id;
    }
  }
  return { ...choices, ...(Object.keys(values).length > 0 && { values }) };
}
