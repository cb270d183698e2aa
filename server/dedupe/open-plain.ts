import { createReadStream } from 'node:fs';
import { openTable } from '#imports';
import type { OpenTable } from '#imports';
import { insistOnFile } from './open-file.ts';

/** Opens a table of ids, of which nothing is guessed. @throws {WrongUsage} where there is no such file */
export async function openPlain(name: string): Promise<{ table: OpenTable; headings: string[] }> {
  await insistOnFile(name);
  const table = await openTable(() => createReadStream(name));
  return { table, headings: table.columns.map(({ heading }) => heading) };
}
