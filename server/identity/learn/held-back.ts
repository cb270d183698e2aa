import { levelsOf } from '../match/patterns.ts';
import { LEVELS } from '../match/types.ts';
import type { Field, Level, MatchModel } from '../match/types.ts';

/**
 * A model that claims no more than was seen: levels that hardly any pair had say what they said before, and what no pair
 * of strangers had is not taken to be rarer than half a pair among those that were drawn.
 */
export function heldBack(
  model: MatchModel,
  shipped: MatchModel,
  { unobserved, drawn }: { unobserved: readonly string[]; drawn: number },
): MatchModel {
  const rarest = 0.5 / Math.max(1, drawn);
  const unseen = new Set(unobserved);
  const held = (level: Level, before: Level, name: string): Level => {
    if (unseen.has(name)) return before;
    return level.frequency === 'scales' ? level : { ...level, u: Math.max(level.u, rarest) };
  };
  const levels = (Object.keys(LEVELS) as Field[]).map((field) => {
    const before = levelsOf(shipped, field);
    const all = levelsOf(model, field).map((level, at) => {
      const name = LEVELS[field][at]!;
      return [name, held(level, before[at]!, `${field}.${name}`)];
    });
    return [field, Object.fromEntries(all)];
  });
  return { ...model, levels: Object.fromEntries(levels) as MatchModel['levels'] };
}
