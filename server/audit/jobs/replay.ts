import { replay } from '#platform/queue/replay';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { record } from '../record.ts';
import { findJob } from './list.ts';

/**
 * Has a dead job tried again, as a new job with all its attempts.
 * @throws {Refusal} `not_found`; `job_not_dead`
 */
export async function replayJob(tx: Tx, who: Tenanted, id: string): Promise<void> {
  const { task, state } = await findJob(tx, who, id);
  if (state !== 'dead') refuse('job_not_dead');
  if ((await replay(tx, { ids: [id] })) === 0) refuse('conflict');
  await record(tx, who, {
    type: 'job.replayed',
    subject: { kind: 'job', id },
    facts: { task },
  });
}

/** Has the dead jobs of the business tried again, the oldest 1,000 of one kind or of all. @returns how many */
export async function replayJobs(tx: Tx, who: Tenanted, task?: string): Promise<number> {
  const count = await replay(tx, task === undefined ? {} : { task });
  if (count > 0) {
    await record(tx, who, {
      type: 'jobs.replayed',
      subject: { kind: 'business', id: who.tenant },
      facts: { task: task ?? null, count },
    });
  }
  return count;
}
