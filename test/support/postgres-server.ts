import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { cached } from './cache.ts';
import { startPrivatePostgres } from './private-postgres.ts';

/** Where `npm test -- --keep-postgres` writes the URL of the server it leaves running. */
export const keptServer = cached('postgres-url');

let found: Promise<string> | undefined;

/**
 * URL of an administrator of the PostgreSQL that tests run on: the one TEST_DATABASE_URL names, or one left running
 * for this, or one started now that ends with this process.
 * @throws when there is none and none can be started
 */
export function postgresServer(): Promise<string> {
  found ??= find();
  return found;
}

async function find(): Promise<string> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return given;
  const kept = existsSync(keptServer) ? readFileSync(keptServer, 'utf8').trim() : '';
  if (kept !== '' && (await answers(kept))) return kept;
  return (await startPrivatePostgres()).url;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** Runs statements as the server's administrator, on a connection of its own. */
export async function asAdministrator<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: await postgresServer() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Logins as in production: `migrator` owns the database, `runtime` owns nothing and inherits nothing; `single` is both at
 * once, as a start may be. Roles are the whole server's: what `single` is given must not reach the other two.
 */
export type TestLogin = 'migrator' | 'runtime' | 'single';

/** Name of a login. Not production's, so that tests may run on a server that has those. */
export const loginName = (login: TestLogin): string => `clientele_test_${login}`;

/** URL of a database of the test server, for one of the logins. */
export async function urlFor(login: TestLogin, database: string): Promise<string> {
  const url = new URL(await postgresServer());
  url.username = loginName(login);
  url.password = password(login);
  url.pathname = `/${database}`;
  return url.href;
}

// Known to who knows the administrator's URL, and the same in every test process.
function password(login: TestLogin): string {
  return createHash('sha256').update(`${login} ${process.env['TEST_DATABASE_URL']}`).digest('hex');
}

/** Makes the logins, or gives them this run's password. One caller at a time. */
export async function makeLogins(admin: pg.Client): Promise<void> {
  for (const [login, rights] of [
    ['migrator', 'CREATEROLE'],
    ['single', 'CREATEROLE'],
    ['runtime', 'NOINHERIT'],
  ] as const) {
    const name = loginName(login);
    const known = await admin.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
    if (known.rowCount === 0) await admin.query(`CREATE ROLE ${name} LOGIN ${rights}`);
    await admin.query(`ALTER ROLE ${name} PASSWORD '${password(login)}'`);
  }
  for (const owner of ['migrator', 'single'] as const) {
    await admin.query(`GRANT ${loginName(owner)} TO CURRENT_USER`);
    await shareRoles(admin, loginName(owner));
  }
}

// From PostgreSQL 16 on, a role can be granted only by who made it or was given it so; where another migrator of this
// server made Clientele's roles first, the tests' owners are given them.
async function shareRoles(admin: pg.Client, owner: string): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `SELECT quote_ident(rolname) AS name FROM pg_roles
     WHERE (rolname LIKE 'clientele\\_%' AND NOT rolcanlogin OR rolname IN ('anon', 'authenticated', 'service_role'))
       AND current_setting('server_version_num')::int >= 160000
       AND NOT pg_has_role($1, rolname, 'MEMBER WITH ADMIN OPTION')`,
    [owner],
  );
  for (const { name } of rows)
    await admin.query(`GRANT ${name} TO ${owner} WITH ADMIN TRUE, INHERIT FALSE`);
}
