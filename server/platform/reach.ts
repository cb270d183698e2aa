import type { Engine } from './engine.ts';

const oldest = 150_000;

/**
 * Checks that a PostgreSQL answers and is new enough.
 * @throws with a sentence that says what to look at; the engine is closed then
 */
export async function reach(engine: Engine): Promise<Engine> {
  try {
    const [row] = await engine.asLogin((login) =>
      login.run<{ version: string }>(`SELECT current_setting('server_version_num') AS version`),
    );
    if (Number(row?.version) < oldest)
      throw new Error(`PostgreSQL 15 or newer is needed; this one reports ${row?.version}`);
    return engine;
  } catch (fault) {
    await engine.close();
    const why = fault instanceof Error ? fault.message || fault.name : String(fault);
    throw new Error(`The database of DATABASE_URL could not be opened: ${why}`, { cause: fault });
  }
}
