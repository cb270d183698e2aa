import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enqueue } from '#platform/enqueue';
import { forEachDatabase, makeBusiness, twoBusinesses, type TestBusiness } from '#test/databases';
import { listEvents } from '../list.ts';
import { cancelJob } from './cancel.ts';
import { countJobs, getJob, listJobs } from './list.ts';
import { replayJob, replayJobs } from './replay.ts';

forEachDatabase('jobs as staff see them', (opened) => {
  const send = ({ id, system }: TestBusiness, ...periods: string[]) =>
    opened().db.as(system, 'caller', async (tx) => {
      for (const period of periods) await enqueue(tx, 'idempotency.clean', { tenant: id, period });
    });
  /** Fails jobs of a business for good, as pg-boss does it. */
  const kill = ({ id }: TestBusiness, period: string) =>
    opened().asOwner(async (login) => {
      await login.run(
        `WITH gone AS (
           UPDATE pgboss.job SET state = 'failed', started_on = now(), completed_on = now(), retry_count = retry_limit,
             output = '{"message": "broken"}'
           WHERE group_id = $1 AND data -> 'payload' ->> 'period' = $2 RETURNING *)
         INSERT INTO pgboss.job (name, data, group_id, singleton_key, source_name, source_id, source_created_on,
           source_retry_count, source_output)
         SELECT 'dead', data, group_id, singleton_key, name, id, created_on, retry_count, output FROM gone`,
        [id, period],
      );
    });
  const as = <T>(
    { staff }: TestBusiness,
    work: (
      ...given: [Parameters<typeof listJobs>[0], TestBusiness['staff']['owner']]
    ) => Promise<T>,
  ) => opened().db.as(staff.owner, 'caller', (tx) => work(tx, staff.owner));

  test('are counted and listed by where they stand, page by page, without those of others', async () => {
    const { golf, wine } = await twoBusinesses(opened().db);
    await send(golf, 'a', 'b', 'c');
    await send(wine, 'a');
    await kill(golf, 'b');
    const none = { retrying: 0, running: 0, done: 0, cancelled: 0 };
    assert.deepEqual(await as(golf, countJobs), [
      { task: 'idempotency.clean', waiting: 2, dead: 1, ...none },
    ]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const given = { limit: 1, ...(cursor === undefined ? {} : { cursor }) };
      const { rows, next } = await as(golf, (tx, who) => listJobs(tx, who, given));
      seen.push(...rows.map((row) => row.id));
      cursor = next ?? undefined;
    } while (cursor !== undefined);
    assert.equal(new Set(seen).size, 3);
    const dead = await as(golf, (tx, who) => listJobs(tx, who, { limit: 9, state: 'dead' }));
    assert.deepEqual(
      dead.rows.map(({ task, attempts, limit, failure }) => ({ task, attempts, limit, failure })),
      [{ task: 'idempotency.clean', attempts: 4, limit: 4, failure: 'broken' }],
    );
    const shown = await as(golf, (tx, who) => getJob(tx, who, dead.rows[0]!.id));
    assert.deepEqual(shown.payload, { tenant: golf.id, period: 'b' });
    await assert.rejects(
      as(wine, (tx, who) => getJob(tx, who, dead.rows[0]!.id)),
      { code: 'not_found' },
    );
  });

  test('are tried again when they are dead, one or all, and that is written down', async () => {
    const { golf, wine } = await twoBusinesses(opened().db);
    for (const business of [golf, wine]) {
      await send(business, 'a', 'b');
      await kill(business, 'a');
      await kill(business, 'b');
    }
    const dead = await as(golf, (tx, who) => listJobs(tx, who, { limit: 9, state: 'dead' }));
    const one = dead.rows[0]!.id;
    await assert.rejects(
      as(wine, (tx, who) => replayJob(tx, who, one)),
      { code: 'not_found' },
    );
    await as(golf, (tx, who) => replayJob(tx, who, one));
    assert.equal(await as(golf, (tx, who) => replayJobs(tx, who, 'mail.send')), 0);
    assert.equal(await as(golf, (tx, who) => replayJobs(tx, who)), 1);
    assert.deepEqual(
      (await as(golf, countJobs)).map(({ waiting, dead }) => ({ waiting, dead })),
      [{ waiting: 2, dead: 0 }],
    );
    assert.deepEqual(
      (await as(wine, countJobs)).map(({ dead }) => dead),
      [2],
    );
    const waiting = await as(golf, (tx, who) => listJobs(tx, who, { limit: 9 }));
    await assert.rejects(
      as(golf, (tx, who) => replayJob(tx, who, waiting.rows[0]!.id)),
      { code: 'job_not_dead' },
    );
    const events = await as(golf, (tx, who) => listEvents(tx, who, { limit: 9 }));
    assert.deepEqual(
      events.rows.map((event) => event.type),
      ['jobs.replayed', 'job.replayed'],
    );
  });

  test('are taken back while they wait, and not while they run', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    await send(golf, 'a', 'b', 'c');
    await kill(golf, 'c');
    await opened().asOwner((login) =>
      login.run(
        `UPDATE pgboss.job SET state = 'active', started_on = now() WHERE group_id = $1 AND data -> 'payload' ->> 'period' = 'b'`,
        [golf.id],
      ),
    );
    const { rows } = await as(golf, (tx, who) => listJobs(tx, who, { limit: 9 }));
    for (const job of rows) {
      const cancelling = as(golf, (tx, who) => cancelJob(tx, who, job.id));
      if (job.state === 'running') await assert.rejects(cancelling, { code: 'job_not_waiting' });
      else await cancelling;
    }
    const [counts] = await as(golf, countJobs);
    assert.deepEqual(
      [counts?.running, counts?.cancelled, counts?.waiting, counts?.dead],
      [1, 2, 0, 0],
    );
  });
});
