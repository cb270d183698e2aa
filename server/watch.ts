import { sql } from 'kysely';
import type { Engine } from '#platform/engine';
import { gauge } from '#platform/metrics';
import { pending } from '#platform/pending';
import { asWorker } from '#platform/queue/port';

/** Adds to the metrics what the program holds: connections to the database, and jobs that have not come to an end. */
export function watchProgram(engine: Engine): void {
  const connections =
    'Connections to the database, by what they do; waiting are requests without one.';
  gauge('clientele_db_connections', connections, () => ({ ...engine.connections() }), 'state');
  const jobs = 'Jobs of all businesses, by where they stand.';
  gauge('clientele_jobs', jobs, () => openJobs(engine), 'state');
}

/** What keeps the program from its work, one sentence each, for `/readyz`. */
export async function faultsOf(engine: Engine): Promise<string[]> {
  return (await pending(engine)).map((name) => `${name} has not been applied`);
}

function openJobs(engine: Engine): Promise<Record<string, number>> {
  return asWorker(engine, async (tx) => {
    const { rows } = await sql<{ state: string; count: number }>`
      SELECT CASE WHEN name = 'dead' THEN 'dead' WHEN state = 'created' THEN 'waiting' WHEN state = 'retry' THEN 'retrying'
          ELSE 'running' END AS state, count(*)::integer AS count
      FROM pgboss.job_common WHERE state < 'completed' GROUP BY 1`.execute(tx);
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  });
}
