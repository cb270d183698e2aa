import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { databaseKinds } from '#test/databases';
import { openEmptyDatabase, type EmptyDatabase } from '#test/empty-database';
import { migrate, type ServerLogin } from './migrate.ts';
import { pending } from './pending.ts';
import { programScripts, type Script, type Scripts } from './scripts.ts';

function script(name: string, ...statements: string[]): Script {
  const text = statements.join('\n\n');
  const checksum = createHash('sha256').update(text).digest('hex');
  return { name, checksum, statements, alone: text.startsWith('-- alone') };
}

/** The program's own scripts and more. */
async function withMore(...more: Script[]): Promise<Scripts> {
  const { migrations, routines } = await programScripts();
  return { migrations: [...migrations, ...more], routines };
}

for (const kind of databaseKinds) {
  describe(`the migrator, on ${kind}`, () => {
    let empty: EmptyDatabase;
    let runtime: ServerLogin;
    const run = <R>(text: string) => empty.owner.asLogin((login) => login.run<R>(text));
    before(async () => {
      empty = await openEmptyDatabase(kind);
      runtime = { login: empty.runtime };
    });
    after(() => empty.close());

    test('runners at the same moment take turns: one does the work, as an owner who is no superuser', async () => {
      const wanted = await programScripts();
      assert.ok((await empty.asRuntime(pending)).length > wanted.migrations.length);
      const runs = await Promise.all(
        [empty.owner, empty.another(), empty.another()].map((engine) => migrate(engine, runtime)),
      );
      const names = wanted.migrations.map(({ name }) => name);
      assert.deepEqual(
        runs.flatMap(({ applied }) => applied),
        names,
      );
      const [who] = await run<{ super: boolean }>(
        'SELECT rolsuper AS super FROM pg_roles WHERE rolname = current_user',
      );
      assert.equal(who?.super, false);
    });

    test('a second run finds nothing to do', async () => {
      assert.deepEqual(await empty.asRuntime(pending), []);
      assert.deepEqual(await migrate(empty.owner, runtime), { applied: [], routines: [] });
    });

    test('the runtime login may become the roles, and nothing by itself', async () => {
      const [may] = await run(`
        SELECT pg_has_role('${empty.runtime}', 'clientele_app', 'MEMBER') AS app,
          pg_has_role('${empty.runtime}', 'clientele_gate', 'MEMBER') AS gate,
          has_table_privilege('${empty.runtime}', 'clientele.tags', 'SELECT') AS tags`);
      assert.deepEqual(may, { app: true, gate: true, tags: false });
    });

    test('a migration that was edited after it was applied stops everything', async () => {
      const { migrations, routines } = await programScripts();
      const edited = migrations.map((it, index) => (index === 2 ? { ...it, checksum: 'x' } : it));
      const again = migrate(empty.owner, runtime, { migrations: edited, routines });
      await assert.rejects(again, /0003_.*\.sql was edited after it was applied/);
    });

    test('a migration that breaks leaves nothing of itself', async () => {
      const broken = script(
        '8000_broken.sql',
        'CREATE TABLE clientele.half (a int);',
        'SELECT 1 / 0;',
      );
      await assert.rejects(
        migrate(empty.owner, runtime, await withMore(broken)),
        /8000_broken.sql: division by zero/,
      );
      assert.deepEqual(await run(`SELECT FROM pg_class WHERE relname = 'half'`), []);
    });

    test('no limit of the login cuts a migration off', async () => {
      const unlimited = script(
        '8002_unlimited.sql',
        `SELECT 1 / (current_setting('statement_timeout') = '0' AND
           current_setting('idle_in_transaction_session_timeout') = '0')::int;`,
      );
      const scripts = await withMore(unlimited);
      await migrate(empty.owner, runtime, scripts);
      await run(`DELETE FROM clientele.migrations WHERE name = '8002_unlimited.sql'`);
      const [after] = await run<{ limit: string }>(
        `SELECT current_setting('statement_timeout') AS limit`,
      );
      assert.equal(after?.limit, kind === 'postgres' ? '1min' : '0');
    });

    test('an index build that was cut off is dropped and built again', async () => {
      await run(
        'CREATE TABLE clientele.scratch (a int); INSERT INTO clientele.scratch VALUES (1), (1)',
      );
      const alone = await withMore(
        script(
          '8001_alone.sql',
          '-- alone\nCREATE UNIQUE INDEX CONCURRENTLY scratch_key ON clientele.scratch (a);',
        ),
      );
      await assert.rejects(migrate(empty.owner, runtime, alone), /scratch_key|duplicate|unique/);
      const index = `SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass('clientele.scratch_key')`;
      assert.deepEqual(await run(index), [{ valid: false }]);
      await run('TRUNCATE clientele.scratch');
      assert.deepEqual((await migrate(empty.owner, runtime, alone)).applied, ['8001_alone.sql']);
      assert.deepEqual(await run(index), [{ valid: true }]);
    });

    test('a backfill reaches rows under forced row-level security', async () => {
      const id = '018f0000-0000-7000-8000-000000000000';
      await run('BEGIN');
      await run(`SELECT set_config('clientele.migrating', 'on', true)`);
      await run(`INSERT INTO clientele.tenants (id, slug, name, time_zone, currency, country, created_at, updated_at)
        VALUES ('${id}', 'golf', 'Golf', 'Asia/Bangkok', 'THB', 'TH', now(), now())`);
      await run('COMMIT');
      assert.deepEqual(await run('SELECT name FROM clientele.tenants'), []);
      const backfill = script('8002_backfill.sql', `UPDATE clientele.tenants SET name = 'Filled';`);
      const kept = script(
        '8001_alone.sql',
        '-- alone\nCREATE UNIQUE INDEX CONCURRENTLY scratch_key ON clientele.scratch (a);',
      );
      await migrate(empty.owner, runtime, await withMore(kept, backfill));
      await run(`SELECT set_config('clientele.migrating', 'on', false)`);
      assert.deepEqual(await run('SELECT name FROM clientele.tenants'), [{ name: 'Filled' }]);
      await run(`SELECT set_config('clientele.migrating', '', false)`);
    });

    test('a database that a later version migrated is left alone, and said to be fine to serve', async () => {
      await assert.rejects(
        migrate(empty.owner, runtime),
        /newer than this program: it has 8001_alone.sql/,
      );
      assert.deepEqual(await empty.asRuntime(pending), []);
    });
  });

  test(`one login may be owner and server at once, on ${kind}`, async () => {
    const empty = await openEmptyDatabase(kind, { owner: 'single' });
    try {
      await migrate(empty.owner, 'itself');
      assert.deepEqual(await pending(empty.owner), []);
    } finally {
      await empty.close();
    }
  });

  test(`what Supabase has made is used as it is, on ${kind}`, async () => {
    const supabase = `
      DO $$ BEGIN CREATE ROLE anon NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
      DO $$ BEGIN CREATE ROLE authenticated NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
      DO $$ BEGIN CREATE ROLE service_role NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
      CREATE SCHEMA auth;
      CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS 'SELECT NULL::uuid';
      CREATE SCHEMA extensions;
      GRANT USAGE ON SCHEMA auth, extensions TO PUBLIC;
      CREATE EXTENSION pg_trgm SCHEMA extensions`;
    const empty = await openEmptyDatabase(kind, { prepare: supabase });
    try {
      await migrate(empty.owner, { login: empty.runtime });
      const [found] = await empty.owner.asLogin((login) =>
        login.run(`SELECT prosrc AS body FROM pg_proc WHERE oid = 'auth.uid'::regproc`),
      );
      assert.deepEqual(found, { body: 'SELECT NULL::uuid' });
    } finally {
      await empty.close();
    }
  });
}
