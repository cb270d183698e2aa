import { calibrate, type Labelled } from '../match/calibrate.ts';
import type { Evidence, Field, Level, MatchModel } from '../match/types.ts';
import { priorOf } from '../recognise/prior.ts';
import { bitsOf } from './faults.ts';

/** What staff said of a pair, and how far its fields agreed. */
export interface Said {
  readonly same: boolean;
  readonly levels: readonly { readonly field: Field; readonly level: string }[];
}

/** Fewer answers than this are heeded case by case, and teach nothing in general. */
export const fewestSaid = 20;

/** A model that heeds what staff said of pairs: levels say more or less by it, and all pairs are likelier or less so. */
export function heeding(model: MatchModel, said: readonly Said[], base: number): MatchModel {
  if (said.length < fewestSaid) return model;
  const prior = priorOf({ model, base });
  const labels = said.map(({ same, levels }): Labelled => {
    const bits = levels.map(({ field, level }) => {
      const found = (model.levels[field] as Record<string, Level> | undefined)?.[level];
      return found === undefined ? 0 : bitsOf(found, model.smallestBase);
    });
    const evidence = levels as readonly unknown[] as readonly Evidence[];
    return { evidence, odds: bits.reduce((sum, one) => sum + one, prior), same };
  });
  const { model: made, offset } = calibrate(model, labels);
  const recurring = Math.min(1, (model.recurring ?? 1) * 2 ** offset);
  return { ...made, version: model.version, recurring };
}
