import { CompiledQuery } from 'kysely';
import type { Db } from 'pg-boss';
import type { Engine, Entry } from '../engine.ts';
import type { Tx } from '../tx.ts';

const worker: Entry = { role: 'clientele_worker', claims: '{}' };

/** Runs a transaction as the worker: it sees every tenant's jobs and schedules, and nothing else of them. */
export function asWorker<T>(engine: Engine, work: (tx: Tx) => Promise<T>): Promise<T> {
  return engine.transaction(worker, work);
}

/** pg-boss's way to the database: one statement, or one script, at a time, as the worker. */
export function workerPort(engine: Engine): Db {
  return {
    executeSql: async (text, values) =>
      /^\s*BEGIN;/.test(text)
        ? { rows: await script(engine, text) }
        : asWorker(engine, (tx) => inWork(engine, tx).executeSql(text, values)),
  };
}

const plannedAnew = CompiledQuery.raw('SET LOCAL plan_cache_mode = force_custom_plan');

/**
 * pg-boss's way into a transaction, for what it does to jobs at work. There each statement gets a plan of its own: one
 * kept from when the queue was empty, as it mostly is, reads a whole backlog for each job, 20 ms in place of 0.5 at
 * 50,000 jobs. The embedded database keeps no plans.
 */
export function inWork(engine: Engine, tx: Tx): Db {
  return {
    executeSql: async (text, values = []) => {
      const query = CompiledQuery.raw(text, [...values]);
      const settings = engine.kind === 'embedded' ? undefined : tx.executeQuery(plannedAnew);
      const [{ rows }] = await Promise.all([
        tx.executeQuery<Record<string, unknown>>(query),
        settings,
      ]);
      return { rows };
    },
  };
}

// pg-boss's scripts open and end a transaction of their own; the role goes inside, where it ends with it.
async function script(engine: Engine, text: string): Promise<unknown[]> {
  return engine.asLogin(async (login) => {
    try {
      return await login.run(text.replace('BEGIN;', `BEGIN; SET LOCAL ROLE ${worker.role};`));
    } catch (fault) {
      await login.run('ROLLBACK').catch(() => undefined);
      throw fault;
    }
  });
}
