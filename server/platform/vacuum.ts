import type { Engine } from './engine.ts';
import { log } from './log.ts';

const everyMs = 60_000;

/**
 * Tables that autovacuum would take up, by its own thresholds: 50 rows and a fifth of the table dead, or a tenth
 * changed since it was last analysed. The embedded database has no autovacuum.
 */
const worn = `
  SELECT format('%I.%I', s.schemaname, s.relname) AS name
  FROM pg_catalog.pg_stat_user_tables s JOIN pg_catalog.pg_class c ON c.oid = s.relid
  WHERE n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0)
     OR n_ins_since_vacuum > 1000 + 0.2 * greatest(c.reltuples, 0)
     OR n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)
  ORDER BY n_dead_tup DESC
  LIMIT 20`;

/** Sweeps dead rows away and refreshes the planner's statistics, one table at a time. @returns how many tables */
export async function sweep(engine: Engine): Promise<number> {
  const tables = await engine.asLogin(async (login) => {
    await login.run('SELECT pg_stat_force_next_flush()');
    return login.run<{ name: string }>(worn);
  });
  for (const { name } of tables)
    await engine.asLogin((login) => login.run(`VACUUM (ANALYZE) ${name}`));
  return tables.length;
}

/** Sweeps every minute until stopped; a failing sweep is logged and tried again at the next turn. */
export function sweepRegularly(engine: Engine): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = running
      .then(() => sweep(engine))
      .catch((fault: unknown) => log.warn({ err: fault }, 'the embedded database was not swept'));
  }, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
