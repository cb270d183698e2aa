import type { Engine } from '../../server/platform/engine.ts';
import type { TestDatabase } from './open-database.ts';

let shares = false;
const shared = new Map<Engine['kind'], Promise<TestDatabase>>();

/**
 * From now on the files of this process share one database of each kind, opened when it is first asked for: to open one takes
 * longer than most files. Each keeps to businesses of its own in it.
 * @returns closes them, once all files are done
 */
export function shareDatabases(): () => Promise<void> {
  shares = true;
  return async () => {
    const open = await Promise.all(shared.values());
    await Promise.all(open.map((one) => one.close()));
  };
}

/** A database for the tests of one file, to be closed when they are done: its own, or the one that files share. */
export async function databaseFor(kind: Engine['kind']): Promise<TestDatabase> {
  const { openTestDatabase } = await import('./open-database.ts');
  if (!shares) return openTestDatabase(kind);
  const opening = shared.get(kind) ?? openTestDatabase(kind);
  shared.set(kind, opening);
  return { ...(await opening), close: () => Promise.resolve() };
}
