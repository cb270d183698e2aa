import type { PgBoss } from 'pg-boss';
import type { Engine } from '../engine.ts';
import type { Claimed } from './claimed.ts';
import { workerPort } from './port.ts';

const most = 500;

/**
 * Ends the attempts of workers that are gone: jobs whose heart has not beaten for as long as they may be silent, or
 * that ran for longer than they may. They are tried again, or die, as after any failure.
 * @param which `all`: every running job, at the start of the only process there is
 * @returns how many
 */
export async function reclaim(
  engine: Engine,
  boss: PgBoss,
  which: 'silent' | 'all',
): Promise<number> {
  const silent = `AND (heartbeat_on + heartbeat_seconds * interval '1 second' < pgboss.job_now()
      OR started_on + (expire_seconds + heartbeat_seconds) * interval '1 second' < pgboss.job_now())`;
  const { rows } = await workerPort(engine).executeSql(
    `SELECT name, id, retry_count FROM pgboss.job_common
     WHERE state = 'active' AND group_id IS NOT NULL ${which === 'silent' ? silent : ''}
     LIMIT ${most}`,
  );
  for (const row of rows as { name: Claimed['name']; id: string; retry_count: number }[]) {
    await boss.fail(
      row.name,
      { id: row.id, retryCount: row.retry_count },
      { message: 'the worker that had taken this job is gone' },
    );
  }
  return rows.length;
}
