import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  forEachOwnDatabase,
  makeBusiness,
  twoBusinesses,
  type TestBusiness,
} from '#test/databases';
import { newId } from '#platform/ids';
import type { Ports } from './ports.ts';
import { enqueue } from './enqueue.ts';
import { reclaim } from './queue/abandoned.ts';
import { openBoss } from './queue/boss.ts';
import { log } from './log.ts';
import { TryLater, type Job, type TaskHandler } from './tasks.ts';
import { startWorker, type Worker, type WorkerOptions } from './worker.ts';

type Payload = { tenant: string; period: string };
type Handler = TaskHandler<Payload>;

/** Waits until something holds, at most ten seconds. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const patience = Date.now() + 10_000; Date.now() < patience; await sleep(10))
    if (await holds()) return;
  assert.fail('it did not come about within ten seconds');
}

forEachOwnDatabase('working jobs', (opened) => {
  const level = log.level;
  const quiet = async <T>(work: () => Promise<T>): Promise<T> => {
    log.level = 'silent';
    return work().finally(() => {
      log.level = level;
    });
  };
  const working = async (
    handler: Handler,
    work: (worker: Worker) => Promise<void>,
    options: Partial<WorkerOptions> = {},
  ): Promise<void> =>
    quiet(async () => {
      const { db, engine } = opened();
      const worker = await startWorker({
        engine,
        ports: { db } as Ports,
        handlers: { 'idempotency.clean': handler },
        lookEveryMs: 20,
        ...options,
      });
      try {
        await work(worker);
      } finally {
        await worker.close(0);
      }
    });
  const send = ({ id, system }: TestBusiness, ...periods: string[]) =>
    opened().db.as(system, 'caller', async (tx) => {
      for (const period of periods) await enqueue(tx, 'idempotency.clean', { tenant: id, period });
    });
  const states = async ({ id }: TestBusiness) =>
    (
      await opened().asOwner((login) =>
        login.run<{ name: string; state: string }>(
          'SELECT name, state::text FROM pgboss.job WHERE group_id = $1 ORDER BY name',
          [id],
        ),
      )
    ).map((row) => `${row.name} ${row.state}`);
  /** Lets what waits for its next attempt be tried now. */
  const hurry = ({ id }: TestBusiness) =>
    opened().asOwner((login) =>
      login.run(
        `UPDATE pgboss.job SET start_after = now() WHERE state = 'retry' AND group_id = $1`,
        [id],
      ),
    );

  test('a job runs for its business, with the request that sent it, once', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const ran: Job<Payload>[] = [];
    await working(
      async (job) => {
        ran.push(job);
      },
      async () => {
        await send(golf, 'one');
        await until(async () => (await states(golf)).includes('idempotency.clean completed'));
      },
    );
    assert.equal(ran.length, 1);
    assert.deepEqual(ran[0]?.who, { ...golf.system });
    assert.deepEqual(ran[0]?.payload, { tenant: golf.id, period: 'one' });
  });

  test('a failed job is tried again later, as often as its kind says, then lies among the dead', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    let tries = 0;
    await working(
      () => {
        tries += 1;
        return Promise.reject(new Error('broken'));
      },
      async () => {
        await send(golf, 'one');
        await until(async () => {
          await hurry(golf);
          return (await states(golf)).includes('dead created');
        });
      },
    );
    assert.equal(tries, 4);
    assert.deepEqual(await states(golf), ['dead created', 'idempotency.clean failed']);
  });

  test('each further attempt waits about twice as long, and jobs that failed together do not come back together', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const sent = 6;
    const waits: number[][] = [];
    let tries = 0;
    await working(
      () => {
        tries += 1;
        return Promise.reject(new Error('broken'));
      },
      async () => {
        await send(golf, ...Array.from({ length: sent }, (_, n) => String(n)));
        for (let attempt = 1; attempt <= 3; attempt += 1) {
          await until(
            async () =>
              tries === attempt * sent &&
              (await states(golf)).every((state) => state === 'idempotency.clean retry'),
          );
          const rows = await opened().asOwner((login) =>
            login.run<{ wait: number }>(
              `SELECT extract(epoch FROM start_after - started_on)::float8 AS wait FROM pgboss.job WHERE group_id = $1`,
              [golf.id],
            ),
          );
          waits.push(rows.map(({ wait }) => wait));
          if (attempt < 3) await hurry(golf);
        }
      },
    );
    await opened().asOwner((login) =>
      login.run('DELETE FROM pgboss.job WHERE group_id = $1', [golf.id]),
    );
    for (const [turn, some] of waits.entries()) {
      const least = 5 * 2 ** turn;
      const told = `attempt ${turn + 1} waits ${some.map((wait) => wait.toFixed(1)).join(', ')} s`;
      assert.ok(
        some.every((wait) => wait >= least && wait < 2 * least + 2),
        told,
      );
      const spread = Math.max(...some) - Math.min(...some);
      assert.ok(spread > least / 20, told);
    }
  });

  test('a handler may say when to try again', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    await working(
      () => Promise.reject(new TryLater(900, 'too many requests')),
      async () => {
        await send(golf, 'one');
        await until(async () => (await states(golf)).includes('idempotency.clean retry'));
      },
    );
    const [row] = await opened().asOwner((login) =>
      login.run<{ wait: number }>(
        `SELECT extract(epoch FROM start_after - now())::float8 AS wait FROM pgboss.job WHERE group_id = $1`,
        [golf.id],
      ),
    );
    assert.ok(row !== undefined && row.wait > 850 && row.wait <= 900);
  });

  test('closing gives jobs back, and another worker takes them at once without losing an attempt', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    let begun = 0;
    await working(
      async ({ signal }) => {
        begun += 1;
        await sleep(60_000, undefined, { signal });
      },
      async (worker) => {
        await send(golf, 'polite');
        await until(() => begun === 1);
        await worker.close(1000);
      },
    );
    assert.deepEqual(await states(golf), ['idempotency.clean created']);
    let stubborn: (() => void) | undefined;
    await working(
      () =>
        new Promise((resolve) => {
          stubborn = resolve;
        }),
      async (worker) => {
        await until(() => stubborn !== undefined);
        await worker.close(50);
      },
    );
    assert.deepEqual(await states(golf), ['idempotency.clean created']);
    await working(
      () => Promise.resolve(),
      async () => until(async () => (await states(golf)).includes('idempotency.clean completed')),
    );
    const [row] = await opened().asOwner((login) =>
      login.run<{ retry_count: number }>('SELECT retry_count FROM pgboss.job WHERE group_id = $1', [
        golf.id,
      ]),
    );
    assert.equal(row?.retry_count, 0);
    stubborn?.();
  });

  test('what a worker that is gone had in hand is tried again, and the worker that was only slow does nothing', async () => {
    const { db, engine, asOwner } = opened();
    const golf = await makeBusiness(db, 'golf');
    const written: string[] = [];
    let first: Promise<void> | undefined;
    let wakeFirst: (() => void) | undefined;
    const slow = new Promise<void>((resolve) => {
      wakeFirst = resolve;
    });
    await working(
      async (job) => {
        const late = first === undefined;
        const work = async () => {
          if (late) await slow;
          await db.as(job.who, 'caller', async (tx) => {
            await job.done(tx);
            written.push(late ? 'late' : 'in time');
          });
        };
        if (late) first = work();
        await (late ? first : work());
      },
      async () => {
        await send(golf, 'one');
        await until(() => first !== undefined);
        await asOwner((login) =>
          login.run(
            `UPDATE pgboss.job SET heartbeat_on = now() - interval '1 hour' WHERE group_id = $1`,
            [golf.id],
          ),
        );
        const boss = await openBoss(engine, log);
        assert.equal(await reclaim(engine, boss, 'silent'), 1);
        await boss.stop({ graceful: false, close: false });
        await hurry(golf);
        await until(() => written.includes('in time'));
        wakeFirst?.();
        await assert.rejects(first ?? Promise.resolve(), /taken over/);
      },
      { hands: 3 },
    );
    assert.deepEqual(written, ['in time']);
    assert.deepEqual(await states(golf), ['idempotency.clean completed']);
  });

  test('the work of one business does not hold up another’s', async () => {
    const { golf, wine } = await twoBusinesses(opened().db);
    await send(golf, ...Array.from({ length: 60 }, () => newId()));
    const order: string[] = [];
    await working(
      async ({ payload }) => {
        order.push(payload.tenant);
        await sleep(40);
      },
      async () => {
        await until(() => order.length > 3);
        await send(wine, 'one');
        await until(() => order.includes(wine.id));
      },
      { hands: 2 },
    );
    assert.ok(order.indexOf(wine.id) < 30, `came as number ${order.indexOf(wine.id)}`);
  });
});
