import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openInMemory } from '../../server/platform/embedded.ts';
import type { Engine } from '../../server/platform/engine.ts';
import { openPostgres } from '../../server/platform/engine-postgres.ts';
import {
  asAdministrator,
  loginName,
  makeLogins,
  postgresServer,
  type TestLogin,
  urlFor,
} from './postgres-server.ts';

/** A database without anything in it yet, for tests of the migrator. */
export interface EmptyDatabase {
  /** As its owner, who may create roles and is no superuser. */
  readonly owner: Engine;
  /** The login that the server would use. */
  readonly runtime: string;
  /** How both are reached from another process; absent where it is in memory. */
  readonly urls?: { readonly owner: string; readonly runtime: string };
  /** Does something as that login. */
  asRuntime<T>(work: (engine: Engine) => Promise<T>): Promise<T>;
  /** The owner once more, on a connection of its own; the same one on the embedded database, which has only one. */
  another(): Engine;
  close(): Promise<void>;
}

/**
 * Opens an empty database of either kind.
 * @param options.prepare statements that an administrator runs in it first
 * @param options.owner whose it is on PostgreSQL; the migrator where not said
 */
export function openEmptyDatabase(
  kind: Engine['kind'],
  options: { readonly prepare?: string; readonly owner?: TestLogin } = {},
): Promise<EmptyDatabase> {
  const { prepare, owner = 'migrator' } = options;
  return kind === 'postgres' ? emptyPostgres(prepare, owner) : emptyEmbedded(prepare);
}

async function emptyEmbedded(prepare: string | undefined): Promise<EmptyDatabase> {
  const owner = await openInMemory();
  await owner.asLogin(async (login) => {
    if (prepare !== undefined) await login.run(prepare);
    await login.run(`
      CREATE ROLE plain_owner LOGIN CREATEROLE;
      CREATE ROLE plain_runtime LOGIN NOINHERIT;
      GRANT CREATE ON DATABASE postgres TO plain_owner;
      SET SESSION AUTHORIZATION plain_owner`);
  });
  const become = (name: string) =>
    owner.asLogin((login) => login.run(`SET SESSION AUTHORIZATION ${name}`));
  return {
    owner,
    runtime: 'plain_runtime',
    async asRuntime(work) {
      await become('plain_runtime');
      try {
        return await work(owner);
      } finally {
        await become('plain_owner');
      }
    },
    another: () => owner,
    close: () => owner.close(),
  };
}

async function emptyPostgres(
  prepare: string | undefined,
  owner: TestLogin,
): Promise<EmptyDatabase> {
  const name = `clientele_empty_${randomBytes(4).toString('hex')}`;
  await asAdministrator(async (admin) => {
    await makeLogins(admin);
    await admin.query(`CREATE DATABASE ${name} OWNER ${loginName(owner)}`);
  });
  if (prepare !== undefined) await runInside(name, prepare);
  const urls = { owner: await urlFor(owner, name), runtime: await urlFor('runtime', name) };
  const opened: Engine[] = [];
  const open = (url: string) => {
    const engine = openPostgres({ url, connections: 1, statementTimeoutMs: 60_000 });
    opened.push(engine);
    return engine;
  };
  const another = () => open(urls.owner);
  return {
    owner: another(),
    runtime: loginName('runtime'),
    urls,
    asRuntime: (work) => work(open(urls.runtime)),
    another,
    async close() {
      for (const engine of opened) await engine.close();
      await asAdministrator((admin) => admin.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

async function runInside(database: string, text: string): Promise<void> {
  const url = new URL(await postgresServer());
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(text);
  await client.end();
}
