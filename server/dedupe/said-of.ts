import type { Answer } from './answers.ts';

/**
 * Answers as pairs of records by their numbers.
 * @param ids of all records
 * @param split where the records of a second file begin, of which one of each pair has to be; 0 for one file
 * @throws Error about the first answer that speaks of no two records of these, or contradicts another
 */
export function saidOf(
  answers: readonly Answer[],
  ids: readonly string[],
  split: number,
): { a: number; b: number; same: boolean }[] {
  if (answers.length === 0) return [];
  const left = numbersOf(ids, 0, split === 0 ? ids.length : split);
  const right = split === 0 ? left : numbersOf(ids, split, ids.length);
  const said = new Map<string, { a: number; b: number; same: boolean }>();
  for (const { ids: names, same, where } of answers) {
    const [one, other] = names;
    // Of two files, whoever answers may have named the second's record first.
    const turned = !left.has(one) || !right.has(other);
    const [a, b] = turned ? [left.get(other), right.get(one)] : [left.get(one), right.get(other)];
    if (a === undefined || b === undefined)
      throw new Error(`${where}: no two records are ${names.join(' and ')}.`);
    if (a === b) throw new Error(`${where}: both ids name one record.`);
    const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
    const before = said.get(key);
    if (before && before.same !== same)
      throw new Error(`${where}: another row says the opposite of ${names.join(' and ')}.`);
    said.set(key, { a, b, same });
  }
  return [...said.values()];
}

function numbersOf(ids: readonly string[], from: number, to: number): Map<string, number> {
  const numbers = new Map<string, number>();
  for (let at = from; at < to; at += 1) numbers.set(ids[at]!, at);
  return numbers;
}
