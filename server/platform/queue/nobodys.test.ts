import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig } from '#platform/config';
import type { Database } from '#platform/db';
import type { Engine } from '#platform/engine';
import { filesInFolder } from '#platform/files-folder';
import { enqueue } from '#platform/enqueue';
import { newId } from '#platform/ids';
import { log } from '#platform/log';
import type { Ports } from '#platform/ports';
import type { TaskHandlers } from '#platform/tasks';
import { startWorker } from '#platform/worker';
import { forEachOwnDatabase } from '#test/databases';
import type { Patient } from '../../doctor/finding.ts';
import { checkJobs } from '../../doctor/jobs.ts';
import { tasks } from '../../tasks.ts';
import { deadQueue, deadTurnsQueue, queueDefinitions } from './definitions.ts';
import { nobodysDead, replayNobodys } from './nobodys.ts';

test('every kind of job has a place for those that failed for good', () => {
  const letters = new Map(
    queueDefinitions('postgres').map(({ name, deadLetter }) => [name, deadLetter]),
  );
  for (const [name, task] of Object.entries(tasks))
    assert.equal(letters.get(name), 'everySeconds' in task ? deadTurnsQueue : deadQueue, name);
});

forEachOwnDatabase('dead jobs that belong to no business', (opened) => {
  const nobody = { kind: 'anonymous', request: newId() } as const;
  const level = log.level;

  /** Works until something holds, every wait for a next attempt being over at once. */
  const workUntil = async (handlers: TaskHandlers, holds: () => Promise<boolean> | boolean) => {
    const { db, engine, asOwner } = opened();
    log.level = 'silent';
    const worker = await startWorker({ engine, ports: { db } as Ports, handlers, lookEveryMs: 20 });
    try {
      for (const end = Date.now() + 10_000; !(await holds()); await sleep(10)) {
        assert.ok(Date.now() < end, 'it did not come about within ten seconds');
        await asOwner((login) =>
          login.run(`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`),
        );
      }
    } finally {
      await worker.close(0);
      log.level = level;
    }
  };
  const patientOf = (db: Database, engine: Engine): Patient => ({
    config: readConfig({}),
    opened: { db, engine, close: async () => undefined },
    files: filesInFolder('/nowhere'),
  });
  const broken = () => Promise.reject(new Error('the mail server is away'));

  test('are listed by kind and age without what they carry, and tried again when somebody says so', async () => {
    const { db, engine } = opened();
    const code = newId();
    await db.as(nobody, 'gate', (tx) => enqueue(tx, 'sign_in.mail', { code }));
    const died = async () =>
      (await nobodysDead(engine)).some(({ task }) => task === 'sign_in.mail');
    await workUntil({ 'sign_in.mail': broken }, died);
    const [dead] = await nobodysDead(engine);
    assert.deepEqual(
      { ...dead, since: null },
      { task: 'sign_in.mail', count: 1, since: null, waits: true },
    );
    const patient = patientOf(db, engine);
    const [finding] = await checkJobs(patient);
    assert.equal(finding?.level, 'fault');
    assert.match(
      finding.what,
      /sign_in\.mail, which belong to no business: 1, the oldest for 0 min/,
    );
    assert.match(finding.todo, /clientele jobs replay --task sign_in\.mail/);
    assert.ok(!JSON.stringify(finding).includes(code));

    assert.equal(await replayNobodys(engine, 'invitation.mail'), 0);
    assert.equal(await replayNobodys(engine, 'sign_in.mail'), 1);
    assert.deepEqual(await nobodysDead(engine), []);
    const mailed: string[] = [];
    const handlers: TaskHandlers = {
      'sign_in.mail': async ({ payload }) => void mailed.push(payload.code),
    };
    await workUntil(handlers, () => mailed.length > 0);
    assert.deepEqual(mailed, [code]);
    assert.deepEqual(await checkJobs(patient), []);
  });

  test('are kept apart where they are turns of the workers, which nobody need try again', async () => {
    const { db, engine } = opened();
    const died = async () =>
      (await nobodysDead(engine)).some(({ task }) => task === 'attempts.clean');
    await workUntil({ 'attempts.clean': broken }, died);
    const [dead] = await nobodysDead(engine);
    assert.deepEqual([dead?.task, dead?.count, dead?.waits], ['attempts.clean', 1, false]);
    const patient = patientOf(db, engine);
    assert.deepEqual(
      (await checkJobs(patient)).map(({ level }) => level),
      ['advice'],
    );
    assert.equal(await replayNobodys(engine), 0);
  });
});
