import { after, before, describe } from 'node:test';
import type { Authority } from '../../server/platform/db.ts';
import type { Tx } from '../../server/platform/tx.ts';
import type { Who } from '../../server/platform/who.ts';
import { openTestDatabase, type TestDatabase } from './open-database.ts';
import { databaseFor } from './shared-database.ts';

export { openTestDatabase, type TestDatabase } from './open-database.ts';
export { makeBusiness, twoBusinesses, type TestBusiness } from './businesses.ts';

const titles = { postgres: 'PostgreSQL', embedded: 'the embedded database' } as const;

/** The databases this run was not asked to leave out. */
export const databaseKinds = (['postgres', 'embedded'] as const).filter(
  (kind) => !(process.env['TEST_WITHOUT'] ?? '').split(',').includes(kind),
);

/**
 * Declares tests once on each of the two databases, which they share among themselves, and with other files of the
 * process where those share theirs (`shareDatabases`):
 *
 *     forEachDatabase('tags', (opened) => {
 *       test('a name is taken once', async () => {
 *         const { golf } = await twoBusinesses(opened().db);
 *         await inRollback(opened().db, golf.staff.owner, 'caller', async (tx) => { … });
 *       });
 *     });
 *
 * @param declare called while the tests are declared; what it is given answers from within a test
 */
export function forEachDatabase(name: string, declare: Declare): void {
  onEach(name, declare, databaseFor);
}

/** The same for tests that ask something of the whole database, which no other file shares with them therefore. */
export function forEachOwnDatabase(name: string, declare: Declare): void {
  onEach(name, declare, openTestDatabase);
}

type Declare = (opened: () => TestDatabase) => void;

function onEach(
  name: string,
  declare: Declare,
  open: (kind: TestDatabase['kind']) => Promise<TestDatabase>,
): void {
  for (const kind of databaseKinds) {
    describe(`${name}, on ${titles[kind]}`, () => {
      let mine: TestDatabase | undefined;
      before(async () => {
        mine = await open(kind);
      });
      after(() => mine?.close());
      declare(() => {
        if (mine === undefined) throw new Error('the database is open only while tests run');
        return mine;
      });
    });
  }
}

/** Thrown to undo a test's transaction, and caught where it was opened. */
class Undo extends Error {}

/** Runs `work` in a transaction that is always rolled back, as a request of `who` would run it. */
export async function inRollback(
  db: TestDatabase['db'],
  who: Who,
  authority: Authority,
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  try {
    await db.as(who, authority, async (tx) => {
      await work(tx);
      throw new Undo();
    });
  } catch (fault) {
    if (!(fault instanceof Undo)) throw fault;
  }
}
