// A worker in a process of its own that is killed at a step of its choice. Its argument: one JSON object.
import { database } from '../../server/platform/db.ts';
import { openDataFolder } from '../../server/platform/embedded.ts';
import { openPostgres } from '../../server/platform/engine-postgres.ts';
import type { Ports } from '../../server/platform/ports.ts';
import { startWorker } from '../../server/platform/worker.ts';
import { thingJobs, type Step, type Way } from './thing-jobs.ts';

/** What it is told: where the database is, at which step of which job (counted from 1) to die, and how jobs work. */
export interface CrashOrder {
  readonly database: { readonly url: string } | { readonly dataDir: string };
  readonly step: Step;
  readonly job: number;
  readonly way: Way;
}

const order = JSON.parse(process.argv[2] ?? '') as CrashOrder;
const engine =
  'url' in order.database
    ? openPostgres({ ...order.database, connections: 6, statementTimeoutMs: 30_000 })
    : await openDataFolder(order.database);
const db = database(engine);

await startWorker({
  engine,
  ports: { db } as Ports,
  handlers: {
    'idempotency.clean': thingJobs(db, order.way, (step, job) => {
      if (step === order.step && job >= order.job) process.kill(process.pid, 'SIGKILL');
    }),
  },
  hands: 3,
  lookEveryMs: 20,
});
