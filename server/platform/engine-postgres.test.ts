import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { CompiledQuery, sql } from 'kysely';
import { asAdministrator, loginName } from '#test/postgres-server';
import { databaseKinds, openTestDatabase, type TestDatabase } from '#test/databases';
import type { Database } from './db.ts';
import { mayRunAgain, refusalOf } from './constraints.ts';
import { openPostgres } from './engine-postgres.ts';
import { database } from './db.ts';
import type { Engine } from './engine.ts';

const who = { kind: 'anonymous', request: 'test' } as const;
const one = (db: Database, text: string) => db.one(who, 'gate', CompiledQuery.raw(text));

const declare = databaseKinds.includes('postgres') ? describe : () => undefined;

declare('PostgreSQL', () => {
  let opened: TestDatabase;
  let engine: Engine;
  let db: Database;
  before(async () => {
    opened = await openTestDatabase('postgres');
    const url = opened.urls?.runtime ?? '';
    engine = openPostgres({ url, connections: 6, statementTimeoutMs: 1000 });
    db = database(engine);
  });
  after(async () => {
    await db.close();
    await opened.close();
  });

  const endConnections = () =>
    asAdministrator((admin) =>
      admin.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename = $2`,
        [new URL(opened.urls?.runtime ?? '').pathname.slice(1), loginName('runtime')],
      ),
    );

  test('a transaction begins with its first statement, as its role and with its claims', async () => {
    const rows = await db.as(who, 'gate', async (tx) => {
      const { rows } = await sql<{ role: string; claims: string }>`
        select current_user as role, current_setting('request.jwt.claims') as claims`.execute(tx);
      return rows;
    });
    assert.deepEqual(rows, [{ role: 'clientele_gate', claims: '{"caller":"anonymous"}' }]);
    assert.equal(await db.as(who, 'gate', async () => 'nothing sent'), 'nothing sent');
  });

  test('statements need not wait for one another', async () => {
    const numbers = await db.as(who, 'gate', (tx) =>
      Promise.all(
        [1, 2, 3].map(
          async (n) => (await sql<{ n: number }>`select ${n}::int as n`.execute(tx)).rows[0]?.n,
        ),
      ),
    );
    assert.deepEqual(numbers, [1, 2, 3]);
  });

  test('a fault that was swallowed does not pass for success', async () => {
    const swallowed = db.as(who, 'gate', (tx) => sql`select 1/0`.execute(tx).catch(() => 'well'));
    await assert.rejects(swallowed, /rolled back/);
  });

  test('a statement after the end of its transaction is an error', async () => {
    const tx = await db.as(who, 'gate', async (tx) => {
      await sql`select 1`.execute(tx);
      return tx;
    });
    await assert.rejects(sql`select 1`.execute(tx), /after its transaction had ended/);
  });

  test('look-ups share a connection and nothing else', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 60 }, (_, n) =>
        db.one(
          who,
          n % 2 === 0 ? 'gate' : 'caller',
          CompiledQuery.raw('select current_user as role, 1 / ($1::int % 3) as n', [
            n,
          ]) as CompiledQuery<{
            role: string;
          }>,
        ),
      ),
    );
    const seen = all.map((one) => (one.status === 'fulfilled' ? one.value[0]?.role : 'failed'));
    const wanted = all.map((_, n) => {
      if (n % 3 === 0) return 'failed';
      return n % 2 === 0 ? 'clientele_gate' : 'clientele_app';
    });
    assert.deepEqual(seen, wanted);
  });

  test('connections that die are replaced', async () => {
    assert.deepEqual(await one(db, 'select 1 as n'), [{ n: 1 }]);
    await endConnections();
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual(await one(db, 'select 2 as n'), [{ n: 2 }]);
    const broken = db.as(who, 'gate', async (tx) => {
      await sql`select 1`.execute(tx);
      await endConnections();
      await sql`select pg_sleep(0.2)`.execute(tx);
    });
    await assert.rejects(broken);
    const [row] = await db.as(
      who,
      'gate',
      async (tx) => (await sql`select 3 as n`.execute(tx)).rows,
    );
    assert.deepEqual(row, { n: 3 });
    assert.deepEqual(await one(db, 'select 4 as n'), [{ n: 4 }]);
  });

  test('a server that never answers is away, and is not waited for without end', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const url = `postgres://nobody:nothing@127.0.0.1:${port}/none`;
    const away = openPostgres({
      url,
      connections: 1,
      statementTimeoutMs: 30_000,
      connectTimeoutMs: 100,
    });
    const silentDb = database(away);
    try {
      const asked = [
        one(silentDb, 'select 1'),
        silentDb.as(who, 'gate', (tx) => sql`select 1`.execute(tx)),
      ];
      for (const { status, reason } of (await Promise.allSettled(
        asked,
      )) as PromiseRejectedResult[]) {
        assert.equal(status, 'rejected');
        assert.equal(refusalOf(reason)?.code, 'unavailable', String(reason));
      }
    } finally {
      await silentDb.close();
      silent.close();
    }
  });

  test('a connection that is lost within a transaction makes the database away', async () => {
    const lost = db.as(who, 'gate', async (tx) => {
      await sql`select 1`.execute(tx);
      await endConnections();
      await sql`select pg_sleep(0.2)`.execute(tx);
    });
    await assert.rejects(lost, (fault) => refusalOf(fault)?.code === 'unavailable');
  });

  test('a reading sees what is committed, one message a statement, and writes nothing', async () => {
    const read = await db.read(who, 'gate', async (tx) => {
      const { rows } = await sql<{ role: string }>`select current_user as role`.execute(tx);
      const many = await Promise.all([1, 2, 3].map((n) => sql`select ${n}::int as n`.execute(tx)));
      return [rows, many.flatMap(({ rows }) => rows)];
    });
    assert.deepEqual(read, [[{ role: 'clientele_gate' }], [{ n: 1 }, { n: 2 }, { n: 3 }]]);
    const write = db.read(who, 'gate', (tx) =>
      tx.deleteFrom('attempts').where('taken', '=', 0).execute(),
    );
    await assert.rejects(write, /read-only/);
    const after = await one(db, `select current_setting('transaction_read_only') as setting`);
    assert.deepEqual(after, [{ setting: 'off' }]);
    const left = await engine.asLogin((login) =>
      login.run('select current_user = session_user as own'),
    );
    assert.deepEqual(left, [{ own: true }]);
  });

  test('slow reads hold up neither each other nor the ones after them', async () => {
    const read = (text: string) =>
      db.read(who, 'gate', (tx) => tx.executeQuery(CompiledQuery.raw(text)));
    const began = performance.now();
    const slow = Array.from({ length: 3 }, () => read('select pg_sleep(0.5)'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await read('select 1');
    assert(performance.now() - began < 400, 'the quick one waited');
    await Promise.all(slow);
    assert(performance.now() - began < 900, 'the slow ones waited for each other');
  });

  test('a table that changes under a prepared statement costs one connection, not every request', async () => {
    const alter = (column: string) =>
      opened.asOwner((login) =>
        login.run(`ALTER TABLE clientele.attempts ADD COLUMN ${column} text`),
      );
    const all = () => one(db, 'select * from clientele.attempts');
    const read = () =>
      db.read(who, 'gate', (tx) => tx.selectFrom('attempts').selectAll().limit(1).execute());
    for (let turn = 0; turn < 6; turn += 1) await Promise.all([all(), read()]);
    await alter('extra');
    for (const ask of [all, read]) {
      const failures: unknown[] = [];
      for (let turn = 0; turn < 8; turn += 1)
        await ask().catch((fault: unknown) => failures.push(fault));
      assert(failures.length <= 2, `${failures.length} of 8 failed`);
      for (const failure of failures) assert(mayRunAgain(failure));
    }
  });

  test('a statement that takes too long is ended, and its connection serves on', async () => {
    await assert.rejects(one(db, 'select pg_sleep(3)'), /statement timeout/);
    assert.deepEqual(await one(db, 'select 5 as n'), [{ n: 5 }]);
  });
});
