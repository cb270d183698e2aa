import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { CrashOrder } from '#test/crashing-worker';
import { databaseKinds, makeBusiness, openTestDatabase } from '#test/databases';
import { letTimePass } from '#test/dying/time';
import { steps, thingJobs, type Way } from '#test/thing-jobs';
import { database } from '../db.ts';
import { openDataFolder } from '../embedded.ts';
import type { Engine } from '../engine.ts';
import { enqueue } from '../enqueue.ts';
import { newId } from '../ids.ts';
import { holdMasterKeys } from '../keys.ts';
import { log } from '../log.ts';
import { masterKey } from '../master-key.ts';
import { migrate } from '../migrate.ts';
import type { Ports } from '../ports.ts';
import { startWorker } from '../worker.ts';
import { openBoss } from './boss.ts';
import { asWorker } from './port.ts';

const program = fileURLToPath(new URL('../../../test/support/crashing-worker.ts', import.meta.url));
const jobs = 40;

/** Runs a worker until it is killed at its step. */
async function crash(order: CrashOrder): Promise<void> {
  const child = spawn(process.execPath, [program, JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, LOG_LEVEL: 'silent' },
  });
  const patience = setTimeout(() => child.kill('SIGTERM'), 30_000);
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  clearTimeout(patience);
  assert.equal(signal, 'SIGKILL', `died at ${order.step}`);
}

/** Makes a business and sends jobs, each about a thing of its own. */
async function sendJobs(engine: Engine): Promise<{ tenant: string; things: string[] }> {
  const db = database(engine);
  const { id: tenant, system } = await makeBusiness(db, 'golf');
  const things = Array.from({ length: jobs }, () => newId());
  await db.as(system, 'caller', async (tx) => {
    for (const period of things) await enqueue(tx, 'idempotency.clean', { tenant, period });
  });
  return { tenant, things };
}

/** As if the dead worker had been silent for an hour, and every wait were over. */
async function letItPass(engine: Engine): Promise<void> {
  const boss = await openBoss(engine, log);
  await letTimePass(engine, boss);
  await boss.stop({ graceful: false, close: false });
}

interface Outcome {
  readonly thing: string;
  readonly done: number;
  readonly dead: number;
  readonly open: number;
}

/** What became of the job of each thing. */
async function outcomes(engine: Engine, tenant: string): Promise<Outcome[]> {
  const { rows } = await asWorker(engine, (tx) =>
    sql<Outcome>`
      SELECT data -> 'payload' ->> 'period' AS thing,
        count(*) FILTER (WHERE state = 'completed')::integer AS done,
        count(*) FILTER (WHERE name = 'dead')::integer AS dead,
        count(*) FILTER (WHERE name <> 'dead' AND state < 'completed')::integer AS open
      FROM pgboss.job WHERE group_id = ${tenant} GROUP BY 1`.execute(tx),
  );
  return rows;
}

/** Works what is left, in this process. */
async function finish(engine: Engine, tenant: string, way: Way): Promise<void> {
  const db = database(engine);
  const handlers = { 'idempotency.clean': thingJobs(db, way) };
  const worker = await startWorker({ engine, ports: { db } as Ports, handlers, lookEveryMs: 20 });
  for (let patience = 0; patience < 500; patience += 1) {
    if ((await outcomes(engine, tenant)).every((one) => one.open === 0)) break;
    await sleep(20);
  }
  await worker.close();
}

/** Every job ended once: done, with its work done once, or dead, and then among those that are listed. */
async function assertEndedOnce(
  engine: Engine,
  { tenant, things }: { tenant: string; things: readonly string[] },
  way: Way,
): Promise<void> {
  const all = await outcomes(engine, tenant);
  const claims = JSON.stringify({ caller: 'system', tenant_id: tenant });
  const events = await engine.transaction({ role: 'clientele_app', claims }, (tx) =>
    tx.selectFrom('events').select('subject_id').where('tenant_id', '=', tenant).execute(),
  );
  assert.deepEqual(all.map((one) => one.thing).toSorted(), things.toSorted());
  for (const one of all) {
    const written = events.filter((event) => event.subject_id === one.thing).length;
    const said = JSON.stringify({ ...one, written });
    assert.equal(one.open, 0, said);
    assert.equal(one.done + one.dead, 1, said);
    if (one.done === 1) assert.equal(written, 1, said);
    else assert.ok(written <= (way === 'done' ? 0 : 1), said);
  }
}

for (const way of ['done', 'look'] as const) {
  if (databaseKinds.includes('postgres'))
    test(`killed between any two steps, every job ends once (${way}), on PostgreSQL`, async () => {
      const { engine, urls, close } = await openTestDatabase('postgres');
      try {
        const sent = await sendJobs(engine);
        const where = { url: urls?.runtime ?? '' };
        for (const [round, step] of [...steps, ...steps].entries()) {
          await crash({ database: where, step, job: 1 + (round % 4), way });
          await letItPass(engine);
        }
        await finish(engine, sent.tenant, way);
        await assertEndedOnce(engine, sent, way);
      } finally {
        await close();
      }
    });

  if (databaseKinds.includes('embedded'))
    test(`killed between any two steps, every job ends once (${way}), on the embedded database`, async () => {
      const key = masterKey(randomBytes(32).toString('base64'));
      assert(key !== undefined);
      holdMasterKeys([key]);
      const dataDir = await mkdtemp(path.join(tmpdir(), 'clientele-crash-'));
      const inFolder = async <T>(work: (engine: Engine) => Promise<T>): Promise<T> => {
        const engine = await openDataFolder({ dataDir });
        try {
          return await work(engine);
        } finally {
          await engine.close();
        }
      };
      try {
        const sent = await inFolder(async (engine) => {
          await migrate(engine, 'itself');
          return sendJobs(engine);
        });
        for (const [round, step] of steps.entries()) {
          await crash({ database: { dataDir }, step, job: 1 + round, way });
          await inFolder(letItPass);
        }
        await inFolder(async (engine) => {
          await finish(engine, sent.tenant, way);
          await assertEndedOnce(engine, sent, way);
        });
      } finally {
        await rm(dataDir, { recursive: true, force: true });
      }
    });
}
