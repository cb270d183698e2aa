import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { forEachDatabase, inRollback, makeBusiness, twoBusinesses } from '#test/databases';
import { enqueue } from './enqueue.ts';
import type { Tx } from './tx.ts';

const jobsSeen = async (tx: Tx) =>
  (
    await sql<{ period: string }>`SELECT data -> 'payload' ->> 'period' AS period
    FROM pgboss.job WHERE name = 'idempotency.clean'`.execute(tx)
  ).rows.map((row) => row.period);

forEachDatabase('sending jobs', (opened) => {
  const rows = (tenant: string) =>
    opened().asOwner((login) =>
      login.run<{ data: { request: string; payload: object }; start_after: Date }>(
        'SELECT data, start_after FROM pgboss.job WHERE group_id = $1 ORDER BY created_on, id',
        [tenant],
      ),
    );

  test('a job is there when, and only when, its transaction commits', async () => {
    const { db } = opened();
    const { id, staff } = await makeBusiness(db, 'golf');
    await inRollback(db, staff.owner, 'caller', (tx) =>
      enqueue(tx, 'idempotency.clean', { tenant: id, period: 'undone' }),
    );
    const after = new Date('2030-01-01T00:00:00Z');
    await db.as(staff.owner, 'caller', (tx) =>
      enqueue(tx, 'idempotency.clean', { tenant: id, period: 'kept' }, { after }),
    );
    const [job, ...more] = await rows(id);
    assert.deepEqual(more, []);
    assert.deepEqual(job?.data, {
      payload: { tenant: id, period: 'kept' },
      request: staff.owner.request,
    });
    assert.deepEqual(job?.start_after, after);
  });

  test('of jobs with one key one waits; without a key each does; keys are a business’s own', async () => {
    const { db } = opened();
    const { golf, wine } = await twoBusinesses(db);
    for (const { id, system } of [golf, wine])
      await db.as(system, 'engine', async (tx) => {
        await enqueue(tx, 'idempotency.clean', { tenant: id, period: 'a' }, { key: 'k' });
        await enqueue(tx, 'idempotency.clean', { tenant: id, period: 'b' }, { key: 'k' });
        await enqueue(tx, 'idempotency.clean', { tenant: id, period: 'c' });
        await enqueue(tx, 'idempotency.clean', { tenant: id, period: 'd' });
      });
    assert.equal((await rows(golf.id)).length, 3);
    assert.equal((await rows(wine.id)).length, 3);
  });

  test('nobody but the gate sends for another business', async () => {
    const { db } = opened();
    const { golf, wine } = await twoBusinesses(db);
    const send = (tx: Tx) => enqueue(tx, 'idempotency.clean', { tenant: wine.id, period: 'x' });
    for (const who of [golf.staff.owner, golf.key, golf.customer, golf.system])
      for (const authority of ['caller', 'engine'] as const)
        await assert.rejects(db.as(who, authority, send), /row-level security/);
    await db.as(golf.staff.owner, 'gate', send);
    assert.equal((await rows(wine.id)).length, 1);
  });

  test('those at work see the jobs of their business, customers and the gate send and see none', async () => {
    const { db } = opened();
    const { golf, wine } = await twoBusinesses(db);
    for (const who of [golf.customer, wine.customer])
      await db.as(who, 'caller', (tx) =>
        enqueue(tx, 'idempotency.clean', { tenant: who.tenant, period: who.tenant }),
      );
    for (const who of [golf.staff.support, golf.key, golf.system])
      assert.deepEqual(await db.as(who, 'caller', jobsSeen), [golf.id]);
    assert.deepEqual(await db.as(golf.customer, 'caller', jobsSeen), []);
    assert.deepEqual(await db.as(golf.customer, 'engine', jobsSeen), []);
    await assert.rejects(db.as(golf.staff.owner, 'gate', jobsSeen), /permission denied/);
    const taken = (tx: Tx) =>
      sql`UPDATE pgboss.job SET data = NULL WHERE group_id = ${golf.id} RETURNING id`.execute(tx);
    assert.deepEqual((await db.as(wine.staff.owner, 'caller', taken)).rows, []);
    assert.deepEqual((await db.as(golf.customer, 'caller', taken)).rows, []);
  });
});
