import { sql } from 'kysely';
import type { Engine } from '../engine.ts';
import { deadQueue, deadTurnsQueue } from './definitions.ts';
import { asWorker } from './port.ts';
import { replay } from './replay.ts';

/** Dead jobs of one kind that belong to no business. */
export interface NobodysDead {
  readonly task: string;
  readonly count: number;
  /** When the first of them died. */
  readonly since: Date;
  /** Whether somebody must try them again; of what workers send themselves the next turn does the work. */
  readonly waits: boolean;
}

/** Most jobs that are tried again at once. */
const most = 1000;

/** The dead jobs that no business sees, for they belong to none: codes to sign in with, and the workers' own turns. */
export function nobodysDead(engine: Engine): Promise<NobodysDead[]> {
  return asWorker(engine, async (tx) => {
    const { rows } = await sql<NobodysDead>`
      SELECT source_name AS task, count(*)::integer AS count, min(created_on) AS since, name = ${deadQueue} AS waits
      FROM pgboss.job_common
      WHERE name IN (${deadQueue}, ${deadTurnsQueue}) AND group_id = 'all' AND state < 'active'
      GROUP BY source_name, name ORDER BY source_name`.execute(tx);
    return rows;
  });
}

/**
 * Has the dead jobs that belong to no business tried again, the oldest 1,000.
 * @param task only those of this kind
 * @returns how many
 */
export function replayNobodys(engine: Engine, task?: string): Promise<number> {
  return asWorker(engine, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      SELECT id FROM pgboss.job_common
      WHERE name = ${deadQueue} AND group_id = 'all' AND state < 'active'
        AND (${task ?? null}::text IS NULL OR source_name = ${task ?? null})
      ORDER BY created_on LIMIT ${most}`.execute(tx);
    return rows.length === 0 ? 0 : replay(tx, { ids: rows.map(({ id }) => id) });
  });
}
