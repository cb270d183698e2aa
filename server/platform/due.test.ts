import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachDatabase, makeBusiness, openTestDatabase, databaseKinds } from '#test/databases';
import { freeze } from './clock.ts';
import { sweep } from './due.ts';
import type { Rule } from './periods.ts';

const daily = (missed: Rule['missed']) =>
  ({ 'idempotency.clean': { every: 'day', at: '03:10', missed } }) as const;

forEachDatabase('schedules', (opened) => {
  const swept = async (instant: string, missed: Rule['missed'] = 'latest') => {
    const thaw = freeze(instant);
    try {
      return await sweep(opened().engine, daily(missed));
    } finally {
      thaw();
    }
  };
  const called = async (tenant: string) =>
    (
      await opened().asOwner((login) =>
        login.run<{ period: string }>(
          `SELECT data -> 'payload' ->> 'period' AS period FROM pgboss.job WHERE group_id = $1 ORDER BY 1`,
          [tenant],
        ),
      )
    ).map((row) => row.period);

  test('begin with the first period after they were made, and call for each once', async () => {
    const { id } = await makeBusiness(opened().db, 'golf');
    await swept('2026-03-01T12:00:00Z');
    assert.deepEqual(await called(id), []);
    await swept('2026-03-01T20:09:00Z');
    assert.deepEqual(await called(id), []);
    for (let again = 0; again < 3; again += 1) await swept('2026-03-01T20:10:00Z');
    assert.deepEqual(await called(id), ['2026-03-02']);
    await swept('2026-03-02T23:00:00Z');
    assert.deepEqual(await called(id), ['2026-03-02', '2026-03-03']);
  });

  test('make up after an outage for the latest period, or for each', async () => {
    const { id: latest } = await makeBusiness(opened().db, 'golf');
    await swept('2027-03-01T12:00:00Z');
    await swept('2027-03-06T12:00:00Z');
    assert.deepEqual(await called(latest), ['2027-03-06']);
    const { id: each } = await makeBusiness(opened().db, 'wine');
    await swept('2027-04-01T12:00:00Z', 'each');
    await swept('2027-04-04T12:00:00Z', 'each');
    assert.deepEqual(await called(each), ['2027-04-02', '2027-04-03', '2027-04-04']);
  });

  test('follow a business to another zone without a second call for the same day', async () => {
    const { id } = await makeBusiness(opened().db, 'golf');
    await swept('2028-03-01T12:00:00Z');
    await swept('2028-03-01T20:10:00Z');
    await opened().asOwner((login) =>
      login.run(`UPDATE clientele.tenants SET time_zone = 'America/New_York' WHERE id = $1`, [id]),
    );
    for (const hour of ['02T08:10', '02T20:10', '03T08:09']) await swept(`2028-03-${hour}:00Z`);
    assert.deepEqual(await called(id), ['2028-03-02']);
    await swept('2028-03-03T08:10:00Z');
    assert.deepEqual(await called(id), ['2028-03-02', '2028-03-03']);
  });
});

for (const kind of databaseKinds) {
  test(`sweeps beside each other call once, and one that fails calls for nothing, on ${kind}`, async () => {
    const { db, engine, asOwner, close } = await openTestDatabase(kind);
    try {
      for (let made = 0; made < 5; made += 1) await makeBusiness(db, 'golf');
      const thaw = freeze('2026-03-01T12:00:00Z');
      await sweep(engine, daily('latest'));
      freeze('2026-03-02T12:00:00Z');
      await asOwner((login) =>
        login.run(
          'ALTER TABLE clientele.due ADD CONSTRAINT broken CHECK (next_at < $$2026-03-02$$)',
        ),
      );
      await assert.rejects(sweep(engine, daily('latest')), /broken/);
      await asOwner((login) => login.run('ALTER TABLE clientele.due DROP CONSTRAINT broken'));
      const counts = await Promise.all(
        Array.from({ length: 6 }, () => sweep(engine, daily('latest'))),
      );
      thaw();
      assert.equal(
        counts.reduce((sum, count) => sum + count, 0),
        5,
      );
      const [jobs] = await asOwner((login) =>
        login.run<{ count: bigint }>('SELECT count(*) FROM pgboss.job'),
      );
      assert.equal(Number(jobs?.count), 5);
    } finally {
      await close();
    }
  });
}
