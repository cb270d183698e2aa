import type { PgBoss } from 'pg-boss';
import type { Engine } from '../engine.ts';
import { sayable } from '../loggable.ts';
import { TryLater } from '../tasks.ts';
import type { Tx } from '../tx.ts';
import type { Claimed } from './claimed.ts';
import { asWorker, inWork, workerPort } from './port.ts';

/** How an attempt ends. Each way counts only while the job is still this worker's. */
export interface Settle {
  done(job: Claimed): Promise<void>;
  /** Within the transaction of the work itself. @throws when the job is no longer this worker's */
  doneIn(tx: Tx, job: Claimed): Promise<void>;
  /** Tried again after a wait, or dead when it was the last attempt. */
  failed(job: Claimed, fault: unknown): Promise<void>;
  /** As if it had never been taken: another worker takes it at once, and no attempt is used up. */
  givenBack(job: Claimed): Promise<void>;
}

/** Ends attempts through pg-boss. */
export function settling(engine: Engine, boss: PgBoss): Settle {
  return {
    async done(job) {
      await boss.complete(job.name, attempt(job));
    },
    async doneIn(tx, job) {
      const ended = await boss.complete(job.name, attempt(job), null, {
        db: inWork(engine, tx),
      });
      // The type of pg-boss's answer leaves out what it counts.
      if ((ended as { affected?: number }).affected !== 1)
        throw new Error('the job was taken over by another worker');
    },
    async failed(job, fault) {
      if (!(fault instanceof TryLater)) {
        await boss.fail(job.name, attempt(job), outputOf(fault));
        return;
      }
      await asWorker(engine, async (tx) => {
        const db = inWork(engine, tx);
        await boss.fail(job.name, attempt(job), outputOf(fault), { db });
        await boss.update(job.name, undefined, { id: job.id, startAfter: fault.seconds, db });
      });
    },
    async givenBack(job) {
      try {
        await workerPort(engine).executeSql(
          `UPDATE pgboss.job_common SET state = 'created', started_on = NULL, heartbeat_on = NULL
           WHERE name = $1 AND id = $2 AND state = 'active' AND retry_count = $3`,
          [job.name, job.id, job.retryCount],
        );
      } catch (fault) {
        // Another job with its key waits already, and only one may: this one then waits as one that is tried again.
        if ((fault as { code?: string }).code !== '23505') throw fault;
        await boss.fail(job.name, attempt(job), outputOf(new Error('given back')));
      }
    },
  };
}

/** Longest message kept of a failure. */
const longest = 500;

/** What is kept of a failure: its kind and message; where it happened is in the log. */
function outputOf(fault: unknown): { message: string; code?: string } {
  const message = sayable(fault).slice(0, longest);
  const code = (fault as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? { message, code } : { message };
}

function attempt(job: Claimed): { id: string; retryCount: number } {
  return { id: job.id, retryCount: job.retryCount };
}
