import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine, Login } from './engine.ts';
import { applyAll, runRoutines } from './apply.ts';
import { installQueue } from './queue/install.ts';
import { programScripts, type Scripts } from './scripts.ts';

const lockId = 4_210_171_001;
const lockPollMs = 250;
const lockPatienceMs = 120_000;

/** Which login the server will use: one of its own, the migrator's, or one that is not known yet. */
export type ServerLogin = { readonly login: string } | 'itself' | 'unknown';

/** What a migration run did. */
export interface Migrated {
  readonly applied: readonly string[];
  readonly routines: readonly string[];
}

/**
 * Brings a database up to this program: waits for its turn, checks that what was applied has not been edited since,
 * applies what is missing, re-runs routines that changed, and lets the server's login become the roles, if it is known.
 * @param scripts those of this program where not said
 * @throws when an applied migration differs from the file, or is not known to this program
 */
export async function migrate(
  engine: Engine,
  server: ServerLogin,
  scripts?: Scripts,
): Promise<Migrated> {
  const { migrations, routines } = scripts ?? (await programScripts());
  return engine.asLogin(async (login) => {
    await takeTurn(login);
    try {
      await login.run(
        `SELECT set_config('clientele.migrating', 'on', false), set_config('lock_timeout', '5s', false),
           set_config('statement_timeout', '0', false), set_config('idle_in_transaction_session_timeout', '0', false)`,
      );
      await prepare(login);
      const rows = await login.run<{ name: string; checksum: string }>(
        'SELECT name, checksum FROM clientele.migrations',
      );
      const done = new Map(rows.map((row) => [row.name, row.checksum]));
      const applied = await applyAll(login, migrations, done);
      const ran = await runRoutines(login, routines, done);
      await installQueue(engine.kind, login);
      if (server !== 'unknown') await letBecome(login, server === 'itself' ? null : server.login);
      // So that a server that may not migrate can tell whether it has to wait for somebody who may.
      await login.run('GRANT SELECT ON clientele.migrations TO clientele_gate');
      return { applied, routines: ran };
    } finally {
      await login.run(
        `SELECT set_config('clientele.migrating', '', false), set_config('lock_timeout', '0', false)`,
      );
      await login.run('RESET statement_timeout');
      await login.run('RESET idle_in_transaction_session_timeout');
      await login.run('SELECT pg_advisory_unlock($1)', [lockId]);
    }
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
  // Asked first: CREATE SCHEMA wants its right even where IF NOT EXISTS leaves it nothing to do.
  const there = await login.run(`SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'clientele'`);
  if (there.length === 0) await login.run('CREATE SCHEMA clientele');
  await login.run(`CREATE TABLE IF NOT EXISTS clientele.migrations (
    name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL)`);
  await login.run('REVOKE ALL ON clientele.migrations FROM PUBLIC');
}

// Granted only where it is lacking: a login that did not make the roles itself may not grant them. Since PostgreSQL 16
// being a member, as who makes a role is, does not mean that one may become it.
async function letBecome(login: Login, runtimeLogin: string | null): Promise<void> {
  for (const role of ['clientele_app', 'clientele_engine', 'clientele_gate', 'clientele_worker']) {
    const [row] = await login.run<{ name: string; may: boolean }>(
      `SELECT quote_ident(coalesce($1, current_user)) AS name,
         pg_catalog.pg_has_role(coalesce($1, current_user), $2,
           CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END) AS may`,
      [runtimeLogin, role],
    );
    if (row?.may === false) await login.run(`GRANT ${role} TO ${row.name}`);
  }
}
