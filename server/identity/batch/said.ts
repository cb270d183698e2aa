import { calibrate } from '../match/calibrate.ts';
import type { SaidPair } from '../match/group.ts';
import { score } from '../match/score.ts';
import type { MatchContext, MatchModel } from '../match/types.ts';
import type { Unpacker } from './unpack.ts';

/**
 * Adjusts a model, and the prior (log2 odds) of any two records, to what somebody said of pairs. Pairs that are not said
 * are judged by it too, which is how a hundred answers teach something of a million pairs.
 */
export function heedSaid(
  said: readonly SaidPair[],
  { records, context, prior }: { records: Unpacker; context: MatchContext; prior: number },
): { model: MatchModel; prior: number } {
  const labels = said.map(({ a, b, same }) => {
    const { weight, evidence } = score(records.at(a), records.at(b), context);
    return { evidence, odds: weight + prior, same };
  });
  const { model, offset } = calibrate(context.model, labels);
  return { model, prior: prior + offset };
}
