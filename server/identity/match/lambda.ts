const ROUNDS = 30;

/**
 * Share of all pairs that are one person, from the weights (bits, without prior) of the pairs that were compared; pairs that
 * were not are taken for two people. `share` says that one pair stands for 1/share.
 */
export function estimateLambda(
  compared: readonly { weight: number; share?: number }[],
  all: number,
): number {
  if (all < 1) return 0.5;
  let lambda = Math.min(0.5, 1 / Math.sqrt(2 * all));
  for (let round = 0; round < ROUNDS; round += 1) {
    const prior = lambda / (1 - lambda);
    let matched = 0.5;
    for (const { weight, share = 1 } of compared) {
      const odds = prior * 2 ** weight;
      matched += (odds === Infinity ? 1 : odds / (1 + odds)) / share;
    }
    lambda = Math.min(0.5, matched / (all + 1));
  }
  return lambda;
}
