import { readForeign } from '#platform/foreign';
import { Refusal, refuse } from '#platform/refuse';
import type { MirrorSource } from './reflect.ts';
import { peopleTables } from './tables.ts';

/**
 * Looks at the tables of people of a database that the operator named. What goes wrong there is told in our words: a
 * driver's own could say where the database is.
 * @throws Refusal `database_unreachable`, and what looking at tables refuses
 */
export async function ofDatabase<T>(
  url: string,
  look: (sources: readonly MirrorSource[]) => Promise<T>,
): Promise<T> {
  try {
    return await readForeign(url, async (foreign) =>
      look(await peopleTables(foreign, [], undefined)),
    );
  } catch (fault) {
    if (fault instanceof Refusal) throw fault;
    return refuse('database_unreachable');
  }
}
