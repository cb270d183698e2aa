import type { MergeChoices } from '#contract/merges';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { ownValues, ruledOwn, type OwnField } from './own-values.ts';
import type { Pair } from './pair.ts';
import { everyMergeField, ruled, type MergeField, type Side, type Stands } from './survivorship.ts';

/** Whose values stand when a pair becomes one: by the rule, and by what staff chose. */
export interface Plan extends Pair {
  readonly fields: Readonly<Record<MergeField, Stands>>;
  readonly own: readonly OwnField[];
}

/**
 * Decides whose values stand. Reads only the values of own fields.
 * @throws {Refusal} `invalid_input` for a choice that names neither of the two, or a field that neither has a value in
 */
export async function planMerge(tx: Tx, pair: Pair, choices: MergeChoices): Promise<Plan> {
  const { setting, survivor, merged } = pair;
  const { tenant, precedence } = setting;
  const sideOf = (path: string, customer: string): Side => {
    if (customer === survivor.id) return 'survivor';
    return customer === merged.id
      ? 'merged'
      : refuseField(`choices.${path}`, 'must be one of the two customers');
  };
  const fields = { ...ruled(survivor, merged, precedence) };
  for (const field of everyMergeField) {
    const chosen = choices[field];
    if (chosen !== undefined) fields[field] = { side: sideOf(field, chosen), by: 'chosen' };
  }
  const values = await ownValues(tx, tenant, [survivor.id, merged.id]);
  const own = ruledOwn(values, survivor, merged, precedence);
  for (const key of Object.keys(choices.values ?? {}))
    if (!own.some((one) => one.key === key))
      refuseField(`choices.values.${key}`, 'is no field that either of them has a value in');
  return {
    ...pair,
    fields,
    own: own.map((one) => {
      const chosen = choices.values?.[one.key];
      return chosen === undefined
        ? one
        : { ...one, stands: { side: sideOf(`values.${one.key}`, chosen), by: 'chosen' as const } };
    }),
  };
}
