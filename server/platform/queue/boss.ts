import { PgBoss } from 'pg-boss';
import type { Engine } from '../engine.ts';
import type { Log } from '../log.ts';
import { workerPort } from './port.ts';

/**
 * pg-boss as the worker uses it: it keeps the queues' house (what ended long ago is deleted). Looking for work, hearts
 * and abandoned jobs are the worker's own; there is no LISTEN and no cron.
 * @throws when the queues have not been set up by a migration of this version
 */
export async function openBoss(engine: Engine, log: Log): Promise<PgBoss> {
  const boss = new PgBoss({
    db: workerPort(engine),
    backend: engine.kind === 'embedded' ? 'pglite' : 'postgres',
    migrate: false,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    superviseIntervalSeconds: 60,
    monitorIntervalSeconds: 300,
    maintenanceIntervalSeconds: 600,
    queueCacheIntervalSeconds: 3600,
    flowIntervalSeconds: 3600,
  });
  boss.on('error', (fault) => log.error({ err: fault }, 'the job queue reports a fault'));
  boss.on('warning', (warning) => log.warn({ warning: warning.message }, 'the job queue warns'));
  await boss.start();
  return boss;
}
