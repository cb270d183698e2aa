import { randomBytes } from 'node:crypto';
import { holdMasterKeys } from '#platform/keys';
import { masterKey } from '#platform/master-key';
import { database, type Database } from '../../server/platform/db.ts';
import { openInMemory } from '../../server/platform/embedded.ts';
import { openPostgres } from '../../server/platform/engine-postgres.ts';
import type { Engine, Login } from '../../server/platform/engine.ts';
import { asAdministrator, urlFor } from './postgres-server.ts';
import { embeddedTemplate, postgresTemplate } from './template.ts';

/** A migrated database of a test's own, empty but for what the test puts into it. */
export interface TestDatabase {
  readonly kind: Engine['kind'];
  /** Opened as in production: by a login that owns nothing and becomes a role in every transaction. */
  readonly db: Database;
  /** Below `db`, for tests of what may hold it: the migrator, the job queue, backup. */
  readonly engine: Engine;
  /** How to reach it from another process; absent where it is in memory. */
  readonly urls?: { readonly runtime: string; readonly migrator: string };
  /** Runs statements as the owner, past the policies: to arrange what no act can, and to look at what is really there. */
  asOwner<T>(work: (login: Login) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

let keysHeld = false;

/** Opens a database of its own, of either kind. For crash and concurrency tests; others share one by `forEachDatabase`. */
export async function openTestDatabase(kind: Engine['kind']): Promise<TestDatabase> {
  // Tenants' keys are wrapped by a master key, as random as any; set once, for databases of one process share it.
  const key = keysHeld ? undefined : masterKey(randomBytes(32).toString('base64'));
  if (key !== undefined) holdMasterKeys([key]);
  keysHeld = true;
  return kind === 'postgres' ? openClone() : openCopy();
}

async function openCopy(): Promise<TestDatabase> {
  const engine = await openInMemory(await embeddedTemplate());
  return {
    kind: 'embedded',
    db: database(engine),
    engine,
    asOwner: (work) => engine.asLogin((login) => pastPolicies(login, work)),
    close: () => engine.close(),
  };
}

async function openClone(): Promise<TestDatabase> {
  const template = await postgresTemplate();
  const name = `clientele_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await copyTemplate(template, name);
  const urls = { runtime: await urlFor('runtime', name), migrator: await urlFor('migrator', name) };
  const engine = openPostgres({ url: urls.runtime, connections: 10, statementTimeoutMs: 30_000 });
  const owner = openPostgres({ url: urls.migrator, connections: 2, statementTimeoutMs: 60_000 });
  return {
    kind: 'postgres',
    db: database(engine),
    engine,
    urls,
    asOwner: (work) => owner.asLogin((login) => pastPolicies(login, work)),
    async close() {
      await Promise.all([engine.close(), owner.close()]);
      await asAdministrator((admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

const inUse = '55006';

/** PostgreSQL's own housekeeping may be at the template, for which it waits five seconds only. */
async function copyTemplate(template: string, name: string): Promise<void> {
  for (let left = 5; ; left -= 1)
    try {
      await asAdministrator((admin) =>
        admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`),
      );
      return;
    } catch (fault) {
      if (left === 0 || (fault as { code?: string }).code !== inUse) throw fault;
    }
}

// What the migrator sets for itself: the owner's policies hold only while migrating.
async function pastPolicies<T>(login: Login, work: (login: Login) => Promise<T>): Promise<T> {
  await login.run(`SELECT set_config('clientele.migrating', 'on', false)`);
  try {
    return await work(login);
  } finally {
    await login.run(`SELECT set_config('clientele.migrating', '', false)`);
  }
}
