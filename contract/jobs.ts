import { z } from 'zod';
import { operation, staff } from './operation.ts';
import { id, instant, page, paging } from './shapes.ts';

/**
 * Where a job stands. `waiting`: its turn has not come. `retrying`: it failed and is tried again later. `running`.
 * `done`. `cancelled`: taken back before it ran. `dead`: it failed for good and waits for a person.
 */
export const jobState = z.enum(['waiting', 'retrying', 'running', 'done', 'cancelled', 'dead']);
export type JobState = z.infer<typeof jobState>;

/** One piece of work that happens after a request. */
export const job = z.object({
  id,
  /** Its kind, as in `mail.send`. */
  task: z.string(),
  state: jobState,
  /** Attempts begun so far. */
  attempts: z.number().int(),
  /** Most attempts it is given. */
  limit: z.number().int(),
  createdAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** When it is next tried; null once it ended. */
  nextAt: instant.nullable(),
  /** Why the last attempt failed. */
  failure: z.string().nullable(),
  /** The request it came from. */
  request: z.string().nullable(),
});
export type Job = z.infer<typeof job>;

/** A job with what it was asked to do: ids only. */
export const jobDetail = job.extend({ payload: z.record(z.string(), z.unknown()) });

/** Name of a kind of job, as in `mail.send`. */
const task = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z-]*(?:\.[a-z][a-z-]*)*$/, 'must be the name of a kind of job');
const count = z.number().int();
const params = z.object({ id });

/** The work behind the scenes: what waits, what failed, and trying it again. */
export const jobs = {
  countJobs: operation({
    method: 'GET',
    path: '/api/jobs/counts',
    summary: 'Count the jobs of each kind by where they stand',
    who: staff('jobs.read'),
    authority: 'caller',
    reply: z.object({
      rows: z.array(
        z.object({
          task: z.string(),
          waiting: count,
          retrying: count,
          running: count,
          done: count,
          cancelled: count,
          dead: count,
        }),
      ),
    }),
  }),
  listJobs: operation({
    method: 'GET',
    path: '/api/jobs',
    summary: 'List jobs, newest first',
    who: staff('jobs.read'),
    authority: 'caller',
    query: z.strictObject({
      ...paging,
      state: jobState.optional(),
      task: task.optional(),
    }),
    reply: page(job),
  }),
  getJob: operation({
    method: 'GET',
    path: '/api/jobs/{id}',
    summary: 'Read one job with its last error',
    who: staff('jobs.read'),
    authority: 'caller',
    params,
    reply: jobDetail,
  }),
  replayJob: operation({
    method: 'POST',
    path: '/api/jobs/{id}/replay',
    summary: 'Try a dead job again, with all its attempts',
    who: staff('jobs.replay'),
    authority: 'caller',
    params,
    status: 204,
    errors: ['job_not_dead'],
  }),
  replayJobs: operation({
    method: 'POST',
    path: '/api/jobs/replay',
    summary: 'Try all dead jobs again, or those of one kind; at most 1,000 at once',
    who: staff('jobs.replay'),
    authority: 'caller',
    body: z.strictObject({ task: task.optional() }),
    reply: z.object({ replayed: count }),
  }),
  cancelJob: operation({
    method: 'POST',
    path: '/api/jobs/{id}/cancel',
    summary: 'Take back a job that is not running, or let a dead one rest',
    who: staff('jobs.replay'),
    authority: 'caller',
    params,
    status: 204,
    errors: ['job_not_waiting'],
  }),
};
