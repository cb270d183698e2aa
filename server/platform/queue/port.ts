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
    executeSql: async (text, values) => ({
      rows: /^\s*BEGIN;/.test(text)
        ? await script(engine, text)
        : [...(await engine.single(worker, CompiledQuery.raw(text, values ?? [])))],
    }),
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
