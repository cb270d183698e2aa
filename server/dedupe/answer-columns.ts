import { WrongUsage } from '../command.ts';

/** Two columns of ids are called alike but for their ends; the answer is called one of a few things. */
const ends: readonly (readonly [string, string])[] = [
  ['_1', '_2'],
  ['_l', '_r'],
  ['_a', '_b'],
];
const answerNames: ReadonlySet<string> = new Set([
  'same',
  'match',
  'is_match',
  'label',
  'answer',
  'clerical_match_score',
]);

/** Where the two ids and the answer stand. @throws {WrongUsage} where nothing tells */
export function answerColumns(headings: readonly string[], name: string): [number, number, number] {
  const plain = headings.map((heading) => heading.trim().toLowerCase());
  const said = plain.findIndex((heading) => answerNames.has(heading));
  for (const [first, second] of ends) {
    const one = plain.findIndex(
      (heading) =>
        /(?:^|_)id_/.test(heading) &&
        heading.endsWith(first) &&
        plain.includes(heading.slice(0, -first.length) + second),
    );
    if (one === -1 || said === -1) continue;
    return [one, plain.indexOf(plain[one]!.slice(0, -first.length) + second), said];
  }
  if (headings.length === 3) return [0, 1, 2];
  throw new WrongUsage(
    `${name}: which columns are the two ids and the answer? Call them record_id_1, record_id_2 and same. It has: ${headings.join(', ')}`,
  );
}
