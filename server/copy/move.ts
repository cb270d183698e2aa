import type { Engine } from '#platform/engine';
import { inOneState, insistEmpty, insistSame, readRows, writeRows } from './rows.ts';
import { tablesInOrder } from './tables.ts';
import { Tally, type Sum } from './tally.ts';

/**
 * Copies everything from one migrated database into another, empty one of the same version. All or nothing: the target
 * keeps it only once every table was read back and found to be the same.
 * @param progress told after each table
 * @returns how many rows were copied
 * @throws when the target is not empty
 */
export async function copyAll(
  source: Engine,
  target: Engine,
  progress: (table: string, rows: number) => void,
): Promise<number> {
  const sums = new Map<string, Sum>();
  await source.asLogin((from) =>
    target.asLogin((to) =>
      inOneState(from, 'READ ONLY', () =>
        inOneState(to, 'READ WRITE', async () => {
          const tables = await tablesInOrder(from);
          await insistEmpty(to, tables);
          for (const table of tables) {
            const tally = new Tally();
            for await (const rows of readRows(from, table)) {
              for (const row of rows) tally.add(row);
              await writeRows(to, table, rows);
            }
            sums.set(table.name, tally.sum);
            progress(table.name, tally.sum.rows);
          }
          await insistSame(to, tables, sums);
        }),
      ),
    ),
  );
  return sums.values().reduce((total, { rows }) => total + rows, 0);
}
