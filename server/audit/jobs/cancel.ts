import { takeBack } from '#platform/queue/replay';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { record } from '../record.ts';
import { findJob } from './list.ts';

const cancellable: ReadonlySet<string> = new Set(['waiting', 'retrying', 'dead']);

/**
 * Takes back a job that is not running, or lets a dead one rest.
 * @throws {Refusal} `not_found`; `job_not_waiting` when it runs or has ended
 */
export async function cancelJob(tx: Tx, who: Tenanted, id: string): Promise<void> {
  const { task, state } = await findJob(tx, who, id);
  if (!cancellable.has(state)) refuse('job_not_waiting');
  if (!(await takeBack(tx, state === 'dead' ? 'dead' : task, id))) refuse('job_not_waiting');
  await record(tx, who, { type: 'job.cancelled', subject: { kind: 'job', id }, facts: { task } });
}
