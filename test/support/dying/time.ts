import { sql } from 'kysely';
import type { Engine } from '../../../server/platform/engine.ts';
import { reclaim } from '../../../server/platform/queue/abandoned.ts';
import type { openBoss } from '../../../server/platform/queue/boss.ts';
import { asWorker } from '../../../server/platform/queue/port.ts';

/** The queues. */
export type Queues = Awaited<ReturnType<typeof openBoss>>;

/** As if the dead worker had been silent for an hour, and every wait were over. */
export async function letTimePass(engine: Engine, boss: Queues): Promise<void> {
  await asWorker(engine, (tx) =>
    sql`UPDATE pgboss.job SET heartbeat_on = now() - interval '1 hour' WHERE state = 'active'`.execute(
      tx,
    ),
  );
  await reclaim(engine, boss, 'silent');
  await asWorker(engine, (tx) =>
    sql`UPDATE pgboss.job SET start_after = now() WHERE state = 'retry'`.execute(tx),
  );
}
