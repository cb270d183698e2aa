import type { MatchModel } from '../match/types.ts';

/** The prior in bits, negative: how unlikely it is that some customer is one person with a profile, before looking. */
export function priorOf({ model, base }: { model: MatchModel; base: number }): number {
  return -Math.log2(Math.max(base, model.smallestBase));
}
