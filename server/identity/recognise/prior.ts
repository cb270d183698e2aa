import type { MatchModel } from '../match/types.ts';

/** Share of pairs that are one person, where the model knows how many of those who turn up are there already. */
export function lambdaFor(
  { recurring, smallestBase }: MatchModel,
  base: number,
): number | undefined {
  return recurring === undefined ? undefined : recurring / Math.max(base, smallestBase);
}

/** The prior in bits, negative: how unlikely it is that some customer is one person with a profile, before looking. */
export function priorOf({ model, base }: { model: MatchModel; base: number }): number {
  const lambda = lambdaFor(model, base);
  return lambda === undefined
    ? -Math.log2(Math.max(base, model.smallestBase))
    : Math.log2(lambda / (1 - lambda));
}
