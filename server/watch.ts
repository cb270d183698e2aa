import { sql } from 'kysely';
import type { Engine } from '#platform/engine';
import { gauge } from '#platform/metrics';
import { pending } from '#platform/pending';
import { deadQueue, deadTurnsQueue } from '#platform/queue/definitions';
import { asWorker } from '#platform/queue/port';

const dead = [deadQueue, deadTurnsQueue];

/** Adds to the metrics what the program holds: connections to the database, and jobs that have not come to an end. */
export function watchProgram(engine: Engine): void {
  const connections =
    'Connections to the database, by what they do; waiting are requests without one.';
  gauge('clientele_db_connections', connections, () => ({ ...engine.connections() }), 'state');
  const jobs = 'Jobs of all businesses, by where they stand.';
  gauge('clientele_jobs', jobs, () => openJobs(engine), 'state');
  const waiting =
    'How long the oldest job that could be worked now has waited for it; 0 when none waits.';
  gauge('clientele_jobs_oldest_waiting_seconds', waiting, () => oldestWaitingSeconds(engine));
}

/** What keeps the program from its work, one sentence each, for `/readyz`. */
export async function faultsOf(engine: Engine): Promise<string[]> {
  return (await pending(engine)).map((name) => `${name} has not been applied`);
}

/** Jobs that are meant for later than in a minute, such as a reminder of next week, are planned; no worker is behind with them. */
function openJobs(engine: Engine): Promise<Record<string, number>> {
  return asWorker(engine, async (tx) => {
    const { rows } = await sql<{ state: string; count: number }>`
      SELECT CASE WHEN name = ANY(${dead}::text[]) THEN 'dead' WHEN state = 'created' AND start_after > pgboss.job_now() + interval '1 minute' THEN 'planned'
          WHEN state = 'created' THEN 'waiting' WHEN state = 'retry' THEN 'retrying'
          ELSE 'running' END AS state, count(*)::integer AS count
      FROM pgboss.job_common WHERE state < 'completed' GROUP BY 1`.execute(tx);
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  });
}

/** Jobs that are meant to wait, for a later hour or their next attempt, do not count before that. */
function oldestWaitingSeconds(engine: Engine): Promise<number> {
  return asWorker(engine, async (tx) => {
    const { rows } = await sql<{ seconds: number }>`
      SELECT coalesce(extract(epoch FROM pgboss.job_now() - min(start_after)), 0)::float8 AS seconds
      FROM pgboss.job_common
      WHERE state < 'active' AND NOT blocked AND start_after <= pgboss.job_now() AND name <> ALL(${dead}::text[])`.execute(
      tx,
    );
    return rows[0]?.seconds ?? 0;
  });
}
