import { sql } from 'kysely';
import type { Job, JobState } from '#contract/jobs';
import type { Tenanted } from '#platform/who';

/** A row of the queue, as staff may see it. */
export interface JobRow {
  readonly id: string;
  readonly task: string;
  readonly state: JobState;
  readonly attempts: number;
  readonly most: number;
  readonly created: Date;
  readonly started: Date | null;
  readonly ended: Date | null;
  readonly next: Date | null;
  readonly failure: string | null;
  readonly request: string | null;
  readonly payload: Record<string, unknown>;
  /** Microseconds since 1970 of its place in the list: when it was sent, or died. */
  readonly place: bigint;
}

/**
 * The jobs of the caller's business, in the words of the contract, as a table expression. pg-boss leaves a job that
 * failed for good twice: where it was, and, with its error, among the dead, where it waits to be replayed; the first is
 * left out here.
 */
export function jobRows(who: Tenanted) {
  return sql<JobRow>`(
    SELECT j.*, CASE WHEN state IN ('waiting', 'retrying') THEN start_after END AS next
    FROM (
      SELECT id, created_on, start_after, coalesce(source_name, name) AS task,
        CASE WHEN name = 'dead' AND state < 'active' THEN 'dead'
          ELSE CASE state WHEN 'created' THEN 'waiting' WHEN 'retry' THEN 'retrying' WHEN 'active' THEN 'running'
            WHEN 'completed' THEN 'done' ELSE 'cancelled' END
        END AS state,
        coalesce(source_retry_count + 1, retry_count + (started_on IS NOT NULL)::integer) AS attempts,
        coalesce(source_retry_count, retry_limit) + 1 AS most,
        coalesce(source_created_on, created_on) AS created, started_on AS started,
        CASE WHEN name = 'dead' THEN created_on ELSE completed_on END AS ended,
        coalesce(source_output, output) ->> 'message' AS failure, data ->> 'request' AS request,
        coalesce(data -> 'payload', '{}') AS payload, (extract(epoch FROM created_on) * 1000000)::bigint AS place
      FROM pgboss.job_common
      WHERE group_id = ${who.tenant} AND state <> 'failed'
    ) j
  )`;
}

/** One job as it is shown in lists. */
export function shownJob(row: JobRow): Job {
  return {
    id: row.id,
    task: row.task,
    state: row.state,
    attempts: row.attempts,
    limit: row.most,
    createdAt: row.created.toISOString(),
    startedAt: row.started?.toISOString() ?? null,
    endedAt: row.ended?.toISOString() ?? null,
    nextAt: row.next?.toISOString() ?? null,
    failure: row.failure,
    request: row.request,
  };
}
