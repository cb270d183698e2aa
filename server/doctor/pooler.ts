import type { Engine } from '#platform/engine';
import { openPostgres } from '#platform/engine-postgres';
import { when, type Check } from './finding.ts';

const tries = 3;

/**
 * Whether a pooler hands out connections by the transaction. Two clients that are connected at the same time then meet
 * the same process of the server; without a pooler, or with one by the session, they never do.
 */
export const checkPooler: Check = async ({ config }) => {
  if (config.databaseUrl === undefined) return [];
  const url = config.databaseUrl;
  const open = () => openPostgres({ url, connections: 1, statementTimeoutMs: 10_000 });
  const [one, other] = [open(), open()];
  try {
    const seen = new Set<number>();
    let shared = false;
    for (let turn = 0; turn < tries; turn += 1) {
      const [first, second] = [await processOf(one), await processOf(other)];
      shared ||= first === second || (turn > 0 && !(seen.has(first) && seen.has(second)));
      seen.add(first).add(second);
    }
    return when(
      shared,
      'fault',
      'DATABASE_URL leads to a pooler that shares connections by the transaction.',
      'Prepared statements and advisory locks break on it: use the direct address, or the session mode of the pooler ' +
        '(on Supabase port 5432 in place of 6543).',
    );
  } finally {
    await one.close();
    await other.close();
  }
};

async function processOf(engine: Engine): Promise<number> {
  const [row] = await engine.asLogin(({ run }) =>
    run<{ pid: number }>('SELECT pg_catalog.pg_backend_pid() AS pid'),
  );
  return row?.pid ?? 0;
}
