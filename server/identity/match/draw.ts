import { compareNames, compareRest } from './levels.ts';
import { Patterns } from './patterns.ts';
import type { Pattern } from './patterns.ts';
import type { MatchModel, PersonRecord } from './types.ts';

/** What pairs drawn at random agree in: hardly any of them is one person. All pairs where there are no more than `drawn`. */
export function drawPatterns(
  records: readonly PersonRecord[],
  model: MatchModel,
  { random, drawn }: { random: () => number; drawn: number },
): Pattern[] {
  const size = records.length;
  const context = { model, base: size };
  const patterns = new Patterns();
  const add = (a: PersonRecord, b: PersonRecord) =>
    patterns.add([...compareNames(a, b), ...compareRest(a, b, context)]);
  if ((size * (size - 1)) / 2 <= drawn) {
    for (let a = 0; a < size; a += 1)
      for (let b = a + 1; b < size; b += 1) add(records[a]!, records[b]!);
    return patterns.all();
  }
  for (let turn = 0; turn < drawn; turn += 1) {
    const a = Math.floor(random() * size);
    const b = Math.floor(random() * (size - 1));
    add(records[a]!, records[b >= a ? b + 1 : b]!);
  }
  return patterns.all();
}
