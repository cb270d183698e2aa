import { SHIPPED_MODEL } from '../match/parameters.ts';
import { LEVELS } from '../match/types.ts';
import type { Field, MatchModel } from '../match/types.ts';

/** Parameters of a version as they are kept: an earlier release may not have known all that a model has today. */
export type KeptParameters = Partial<Omit<MatchModel, 'version' | 'levels'>> & {
  readonly levels?: Partial<MatchModel['levels']>;
};

/** A model of a business's own; what it does not say is as shipped. */
export function completed(version: string, { levels = {}, ...kept }: KeptParameters): MatchModel {
  const fields = Object.keys(LEVELS) as Field[];
  const all = fields.map((field) => [field, { ...SHIPPED_MODEL.levels[field], ...levels[field] }]);
  return {
    ...SHIPPED_MODEL,
    ...kept,
    levels: Object.fromEntries(all) as MatchModel['levels'],
    version,
  };
}
