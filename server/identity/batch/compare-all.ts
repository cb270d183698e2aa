import type { Crew } from './crew.ts';
import type { Agreeing, CallOf } from './hand.ts';

/** Records that a thread compares with those behind them at a time. */
const recordsAtATime = 2000;

/**
 * Compares all records with those worth comparing, on all threads, which have been told the setting.
 * @param onRecords told how many records have been compared
 */
export async function compareAll(
  crew: Crew,
  records: number,
  onRecords: (records: number) => void,
): Promise<Agreeing> {
  const parts: Agreeing[] = [];
  let done = 0;
  function* calls(): Generator<CallOf<'compare'>> {
    for (let from = 0; from < records; from += recordsAtATime)
      yield { kind: 'compare', from, to: Math.min(records, from + recordsAtATime) };
  }
  await crew.each(calls(), (agreeing) => {
    parts.push(agreeing);
    done = Math.min(records, done + recordsAtATime);
    onRecords(done);
  });
  return together(parts);
}

/** All parts as one, in the order of their first records, whichever thread was first. */
function together(parts: readonly Agreeing[]): Agreeing {
  const told = parts
    .filter(({ pairs }) => pairs.length > 0)
    .toSorted((a, b) => a.pairs[0]! - b.pairs[0]!);
  const count = told.reduce((sum, { weights }) => sum + weights.length, 0);
  const all = {
    pairs: new Int32Array(count * 2),
    weights: new Float64Array(count),
    compared: parts.reduce((sum, { compared }) => sum + compared, 0),
  };
  let at = 0;
  for (const { pairs, weights } of told) {
    all.pairs.set(pairs, at * 2);
    all.weights.set(weights, at);
    at += weights.length;
  }
  return all;
}
