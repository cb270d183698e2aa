import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine, Login } from './engine.ts';
import { now } from './clock.ts';
import { installQueue } from './queue/install.ts';
import { readScripts, type Script } from './scripts.ts';

const lockId = 4_210_171_001;
const lockPollMs = 250;
const lockPatienceMs = 120_000;

const databaseFolder = new URL('../../database/', import.meta.url);

/** All scripts of this program: numbered migrations, then re-runnable routines. */
export async function programScripts(): Promise<{ migrations: Script[]; routines: Script[] }> {
  const [migrations, routines] = await Promise.all([
    readScripts(new URL('migrations/', databaseFolder)),
    readScripts(new URL('routines/', databaseFolder)),
  ]);
  return { migrations, routines };
}

/** What a migration run did. */
export interface Migrated {
  readonly applied: readonly string[];
  readonly routines: readonly string[];
}

/**
 * Brings a database up to this program: waits for its turn, checks that what was applied has not been edited since,
 * applies what is missing, re-runs routines that changed, and lets the runtime login become the roles.
 * @param runtimeLogin the login the server will use; null when it is the migrator itself
 * @throws when an applied migration differs from the file, or is not known to this program
 */
export async function migrate(engine: Engine, runtimeLogin: string | null): Promise<Migrated> {
  const { migrations, routines } = await programScripts();
  return engine.asLogin(async (login) => {
    await takeTurn(login);
    try {
      await login.run(
        `SELECT set_config('clientele.migrating', 'on', false), set_config('lock_timeout', '5s', false)`,
      );
      await prepare(login);
      const done = await login.run<{ name: string; checksum: string }>(
        'SELECT name, checksum FROM clientele.migrations',
      );
      const applied = await applyAll(
        login,
        migrations,
        new Map(done.map((row) => [row.name, row.checksum])),
      );
      const ran = await runRoutines(
        login,
        routines,
        new Map(done.map((row) => [row.name, row.checksum])),
      );
      await installQueue(engine.kind, login);
      await letBecome(login, runtimeLogin);
      return { applied, routines: ran };
    } finally {
      await login.run(
        `SELECT set_config('clientele.migrating', '', false), set_config('lock_timeout', '0', false)`,
      );
      await login.run('SELECT pg_advisory_unlock($1)', [lockId]);
    }
  });
}

/** Names of migrations that this database has not seen yet; all of them for an empty one. */
export async function pendingMigrations(engine: Engine): Promise<string[]> {
  const { migrations } = await programScripts();
  return engine.asLogin(async (login) => {
    const [table] = await login.run<{ there: boolean }>(
      `SELECT to_regclass('clientele.migrations') IS NOT NULL AS there`,
    );
    if (table?.there !== true) return migrations.map((script) => script.name);
    const done = new Set(
      (await login.run<{ name: string }>('SELECT name FROM clientele.migrations')).map(
        (row) => row.name,
      ),
    );
    return migrations.map((script) => script.name).filter((name) => !done.has(name));
  });
}

// Polled with a try-lock: a session that waits inside pg_advisory_lock holds a snapshot, and CREATE INDEX CONCURRENTLY
// of the one that migrates would wait for it forever.
async function takeTurn(login: Login): Promise<void> {
  const patience = Date.now() + lockPatienceMs;
  for (;;) {
    const [row] = await login.run<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [
      lockId,
    ]);
    if (row?.got === true) return;
    if (Date.now() > patience)
      throw new Error('another migration has been running for two minutes; try again later');
    await sleep(lockPollMs);
  }
}

async function prepare(login: Login): Promise<void> {
  await login.run('CREATE SCHEMA IF NOT EXISTS clientele');
  await login.run(`CREATE TABLE IF NOT EXISTS clientele.migrations (
    name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL)`);
  await login.run('REVOKE ALL ON clientele.migrations FROM PUBLIC');
}

async function applyAll(
  login: Login,
  scripts: readonly Script[],
  done: ReadonlyMap<string, string>,
): Promise<string[]> {
  const known = new Set(scripts.map((script) => script.name));
  const strange = [...done.keys()].find((name) => /^\d/.test(name) && !known.has(name));
  if (strange !== undefined)
    throw new Error(`the database is newer than this program: it has ${strange}`);
  const applied: string[] = [];
  for (const script of scripts) {
    const checksum = done.get(script.name);
    if (checksum === script.checksum) continue;
    if (checksum !== undefined) throw new Error(`${script.name} was edited after it was applied`);
    await (script.alone ? applyAlone(login, script) : applyTogether(login, script));
    applied.push(script.name);
  }
  return applied;
}

async function applyTogether(login: Login, script: Script): Promise<void> {
  await login.run('BEGIN');
  try {
    for (const statement of script.statements) await login.run(statement);
    await remember(login, script);
    await login.run('COMMIT');
  } catch (fault) {
    await login.run('ROLLBACK');
    throw new Error(`${script.name}: ${fault instanceof Error ? fault.message : String(fault)}`, {
      cause: fault,
    });
  }
}

// A concurrent index build that was cut off leaves an invalid index behind; it is dropped so that the build can run again.
async function applyAlone(login: Login, script: Script): Promise<void> {
  const invalid = await login.run<{ name: string }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'clientele' AND NOT i.indisvalid`);
  for (const index of invalid) await login.run(`DROP INDEX ${index.name}`);
  for (const statement of script.statements) await login.run(statement);
  await remember(login, script);
}

async function runRoutines(
  login: Login,
  scripts: readonly Script[],
  done: ReadonlyMap<string, string>,
): Promise<string[]> {
  const changed = scripts.filter(
    (script) => done.get(`routine ${script.name}`) !== script.checksum,
  );
  for (const script of changed)
    await applyTogether(login, { ...script, name: `routine ${script.name}` });
  return changed.map((script) => script.name);
}

async function remember(login: Login, script: Script): Promise<void> {
  await login.run(
    `INSERT INTO clientele.migrations (name, checksum, applied_at) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, applied_at = excluded.applied_at`,
    [script.name, script.checksum, now()],
  );
}

async function letBecome(login: Login, runtimeLogin: string | null): Promise<void> {
  const grantee =
    runtimeLogin === null ? 'CURRENT_USER' : `"${runtimeLogin.replaceAll('"', '""')}"`;
  for (const role of ['clientele_app', 'clientele_engine', 'clientele_gate', 'clientele_worker']) {
    await login.run(`GRANT ${role} TO ${grantee}`);
  }
}
