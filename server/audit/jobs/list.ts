import { sql } from 'kysely';
import type { Job, jobs, JobState } from '#contract/jobs';
import type { QueryOf, ReplyOf } from '#contract/operation';
import { nextCursor, readCursor } from '#platform/keyset';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { jobRows, shownJob, type JobRow } from './rows.ts';

type Counts = ReplyOf<typeof jobs.countJobs>['rows'][number];

function noneOf(task: string): Counts {
  return { task, waiting: 0, retrying: 0, running: 0, done: 0, cancelled: 0, dead: 0 };
}

/** How many jobs of each kind stand where; kinds without any are left out. */
export async function countJobs(tx: Tx, who: Tenanted): Promise<Counts[]> {
  const { rows } = await sql<{ task: string; state: JobState; count: number }>`
    SELECT task, state, count(*)::integer AS count FROM ${jobRows(who)} AS job GROUP BY task, state ORDER BY task`.execute(
    tx,
  );
  const counts = new Map<string, Counts>();
  for (const { task, state, count } of rows) {
    const row = counts.get(task) ?? noneOf(task);
    row[state] = count;
    counts.set(task, row);
  }
  return [...counts.values()];
}

/**
 * Jobs, newest first; the dead by when they died.
 * @throws {Refusal} `invalid_input` for a cursor that is none
 */
export async function listJobs(
  tx: Tx,
  who: Tenanted,
  query: QueryOf<typeof jobs.listJobs>,
): Promise<{ rows: Job[]; next: string | null }> {
  const { state = null, task = null, limit } = query;
  const [place = null, id = null] = readCursor(query.cursor, ['number', 'id']) ?? [];
  const { rows } = await sql<JobRow>`
    SELECT * FROM ${jobRows(who)} AS job
    WHERE (${state}::text IS NULL OR state = ${state}) AND (${task}::text IS NULL OR task = ${task})
      AND (${place}::bigint IS NULL
        OR (created_on, id) < (timestamptz 'epoch' + ${place}::bigint * interval '1 microsecond', ${id}::uuid))
    ORDER BY created_on DESC, id DESC LIMIT ${limit + 1}`.execute(tx);
  return {
    rows: rows.slice(0, limit).map(shownJob),
    next: nextCursor(rows, limit, (row) => [String(row.place), row.id]),
  };
}

/** One job with what it was asked to do. @throws {Refusal} `not_found` */
export async function getJob(
  tx: Tx,
  who: Tenanted,
  id: string,
): Promise<ReplyOf<typeof jobs.getJob>> {
  const row = await findJob(tx, who, id);
  return { ...shownJob(row), payload: row.payload };
}

/** A job by its id. @throws {Refusal} `not_found` */
export async function findJob(tx: Tx, who: Tenanted, id: string): Promise<JobRow> {
  const { rows } = await sql<JobRow>`
    SELECT * FROM ${jobRows(who)} AS job WHERE id = ${id}::uuid`.execute(tx);
  return rows[0] ?? refuse('not_found');
}
