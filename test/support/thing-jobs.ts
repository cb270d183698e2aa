import { sql } from 'kysely';
import { record } from '#audit';
import type { Database } from '../../server/platform/db.ts';
import type { TaskHandler } from '../../server/platform/tasks.ts';
import type { Tx } from '../../server/platform/tx.ts';

/** Where a worker may die: having claimed, with the work written, marked done too, committed, settled. */
export const steps = ['claimed', 'written', 'marked', 'committed', 'settled'] as const;
export type Step = (typeof steps)[number];

/** Whether a job is marked done in the transaction of its work, or looks for what an attempt before it did. */
export type Way = 'done' | 'look';

/**
 * A handler whose work is one event about the thing that the job's period names, so that work done twice is seen.
 * @param reached is told of each step, with the number of the job in this process
 */
export function thingJobs(
  db: Database,
  way: Way,
  reached: (step: Step, job: number) => void = () => undefined,
): TaskHandler<{ tenant: string; period: string }> {
  let begun = 0;
  return async (job) => {
    begun += 1;
    const number = begun;
    const subject = { kind: 'tag', id: job.payload.period } as const;
    reached('claimed', number);
    await db.as(job.who, 'caller', async (tx) => {
      if (way === 'look' && (await isWritten(tx, subject.id))) return;
      await record(tx, job.who, { type: 'tag.added', subject });
      reached('written', number);
      if (way === 'done') await job.done(tx);
      reached('marked', number);
    });
    reached('committed', number);
    setImmediate(() => reached('settled', number));
  };
}

async function isWritten(tx: Tx, subject: string): Promise<boolean> {
  const { rows } = await sql`SELECT FROM clientele.events WHERE subject_id = ${subject}`.execute(
    tx,
  );
  return rows.length > 0;
}
