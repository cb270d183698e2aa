// Jobs on both databases: a transaction that sends one, how soon it starts, and how many one worker works a second when
// each is one transaction that marks it done. `--size` is how many wait.
import { setTimeout as sleep } from 'node:timers/promises';
import { enqueue } from '#platform/enqueue';
import type { Ports } from '#platform/ports';
import type { TaskHandler } from '#platform/tasks';
import { startWorker } from '#platform/worker';
import { makeBusiness, type TestBusiness } from '#test/businesses';
import { openTestDatabase, type TestDatabase } from '#test/open-database';
import { machine, numberOption, percentiles, print, rounded } from './support/report.ts';

type Handler = TaskHandler<{ tenant: string; period: string }>;

const size = numberOption('size', 5000);
const sentOneByOne = 500;

async function send({ db }: TestDatabase, { id, system }: TestBusiness, count = 1): Promise<void> {
  await db.as(system, 'caller', async (tx) => {
    for (let sent = 0; sent < count; sent += 1)
      await enqueue(tx, 'idempotency.clean', { tenant: id, period: 'bench' });
  });
}

async function until(holds: () => boolean, everyMs: number): Promise<void> {
  while (!holds()) await sleep(everyMs);
}

async function working(
  { db, engine }: TestDatabase,
  handler: Handler,
  work: () => Promise<void>,
): Promise<void> {
  const ports = { db } as Ports;
  const worker = await startWorker({ engine, ports, handlers: { 'idempotency.clean': handler } });
  await work();
  await worker.close();
}

async function measure(kind: TestDatabase['kind']): Promise<Record<string, number>> {
  const opened = await openTestDatabase(kind);
  const golf = await makeBusiness(opened.db, 'golf');
  let worked = 0;
  const handler: Handler = async ({ db, who, done }) => {
    worked += 1;
    await db.as(who, 'caller', done);
  };

  const starts: number[] = [];
  await working(opened, handler, async () => {
    await send(opened, golf);
    for (let round = 1; round <= 100; round += 1) {
      await sleep(20);
      const before = worked;
      await send(opened, golf);
      const sent = performance.now();
      await until(() => worked > before, 0);
      starts.push(performance.now() - sent);
    }
  });

  const sends: number[] = [];
  for (let sent = 0; sent < sentOneByOne; sent += 1) {
    const begun = performance.now();
    await send(opened, golf);
    sends.push(performance.now() - begun);
  }
  await send(opened, golf, size);
  worked = 0;
  let seconds = 0;
  await working(opened, handler, async () => {
    const begun = performance.now();
    await until(() => worked === size + sentOneByOne, 5);
    seconds = (performance.now() - begun) / 1000;
  });
  await opened.close();
  return {
    per_s: rounded((size + sentOneByOne) / seconds),
    start_p50_ms: percentiles(starts)['p50_ms'] ?? 0,
    start_p95_ms: percentiles(starts)['p95_ms'] ?? 0,
    ...percentiles(sends),
  };
}

const figures = await measure('postgres');
const embedded = await measure('embedded');
print({ name: 'jobs', size, machine: machine(), figures, peers: { embedded } });
