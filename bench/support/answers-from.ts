import { createReadStream } from 'node:fs';
import { openTable } from '#imports';

/** The questions of a file, answered: clusters that were written with the truth tell it. */
export async function answersFrom(asked: string, clusters: string): Promise<string[][]> {
  const people = new Map((await cellsOf(clusters)).map(([id = '', , person]) => [id, person]));
  const answers = (await cellsOf(asked)).map(([one = '', other = '']) => [
    one,
    other,
    people.get(one) === people.get(other) ? 'yes' : 'no',
  ]);
  return [['record_id_1', 'record_id_2', 'same'], ...answers];
}

async function cellsOf(name: string): Promise<(readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  const table = await openTable(() => createReadStream(name));
  for await (const { cells } of table.rows()) rows.push(cells);
  return rows;
}
