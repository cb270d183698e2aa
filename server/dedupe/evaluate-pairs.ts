import { figures } from './figures.ts';
import type { Figures } from './figures.ts';
import { openPlain } from './open-plain.ts';
import { placeOf } from './columns.ts';

/** Pairs of at least this probability are taken for one person. */
const even = 0.5;

/**
 * Holds scored pairs, before they are grouped, against the truth.
 * @param people who each record truly is; records that are not in it are passed over
 */
export async function evaluatePairs(
  name: string,
  people: ReadonlyMap<string, string>,
): Promise<Figures> {
  const { table, headings } = await openPlain(name);
  const [a, b, chance] = ['record_id_1', 'record_id_2', 'probability'].map((column) =>
    placeOf(headings, column, name),
  ) as [number, number, number];
  let [found, right] = [0, 0];
  for await (const { cells } of table.rows()) {
    const [one, other] = [people.get(cells[a] ?? ''), people.get(cells[b] ?? '')];
    if (!one || !other || Number(cells[chance]) < even) continue;
    found += 1;
    if (one === other) right += 1;
  }
  const sizes = new Map<string, number>();
  for (const person of people.values())
    if (person !== '') sizes.set(person, (sizes.get(person) ?? 0) + 1);
  const all = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  return figures(found === 0 ? 1 : right / found, all === 0 ? 1 : right / all);
}
