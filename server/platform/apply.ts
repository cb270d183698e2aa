import { now } from './clock.ts';
import type { Login } from './engine.ts';
import type { Script } from './scripts.ts';

/**
 * Applies the migrations that are missing, in order.
 * @param done checksums of what was applied before, by name
 * @throws when an applied one differs from its file, or is not known to this program
 */
export async function applyAll(
  login: Login,
  scripts: readonly Script[],
  done: ReadonlyMap<string, string>,
): Promise<string[]> {
  const known = new Set(scripts.map((script) => script.name));
  const strange = [...done.keys()].find((name) => /^\d/.test(name) && !known.has(name));
  if (strange !== undefined)
    throw new Error(`the database is newer than this program: it has ${strange}`);
  const applied: string[] = [];
  for (const script of scripts) {
    const checksum = done.get(script.name);
    if (checksum === script.checksum) continue;
    if (checksum !== undefined) throw new Error(`${script.name} was edited after it was applied`);
    await (script.alone ? applyAlone(login, script) : applyTogether(login, script));
    applied.push(script.name);
  }
  return applied;
}

async function applyTogether(login: Login, script: Script): Promise<void> {
  await login.run('BEGIN');
  try {
    for (const statement of script.statements) await login.run(statement);
    await remember(login, script);
    await login.run('COMMIT');
  } catch (fault) {
    await login.run('ROLLBACK');
    throw new Error(`${script.name}: ${fault instanceof Error ? fault.message : String(fault)}`, {
      cause: fault,
    });
  }
}

// A concurrent index build that was cut off leaves an invalid index behind; it is dropped so that the build can run again.
async function applyAlone(login: Login, script: Script): Promise<void> {
  const invalid = await login.run<{ name: string }>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'clientele' AND NOT i.indisvalid`);
  for (const index of invalid) await login.run(`DROP INDEX ${index.name}`);
  for (const statement of script.statements) await login.run(statement);
  await remember(login, script);
}

/** Runs the routines that changed since they last ran, or never ran. @returns their names */
export async function runRoutines(
  login: Login,
  scripts: readonly Script[],
  done: ReadonlyMap<string, string>,
): Promise<string[]> {
  const changed = scripts.filter(
    (script) => done.get(`routine ${script.name}`) !== script.checksum,
  );
  for (const script of changed)
    await applyTogether(login, { ...script, name: `routine ${script.name}` });
  return changed.map((script) => script.name);
}

async function remember(login: Login, script: Script): Promise<void> {
  await login.run(
    `INSERT INTO clientele.migrations (name, checksum, applied_at) VALUES ($1, $2, $3)
     ON CONFLICT (name) DO UPDATE SET checksum = excluded.checksum, applied_at = excluded.applied_at`,
    [script.name, script.checksum, now()],
  );
}
