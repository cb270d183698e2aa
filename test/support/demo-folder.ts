import { existsSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { takeLock, type Lock } from '../../server/platform/lock.ts';
import { cached, fingerprint } from './cache.ts';
import { runCommand } from './command.ts';
import { jobsAtRest } from './crash/lives.ts';
import { demoPeople, runProgram } from './running-program.ts';

/** What the demo is made from. A change in any of it makes another folder. */
const made = ['{contract,database,server}/**/*.{ts,sql,json}', 'package-lock.json'];

const patienceMs = 300_000;
const dayMs = 86_400_000;

/**
 * A data folder with the demo in it, as it is once everybody has come in and no job waits any more: nothing else happens
 * there while a test looks on. It is made when it is first asked for, and kept for the day, for the
 * demo's history ends with the moment of its making. Whoever runs a program on it gives it as `from`, which is a copy.
 * `clientele seed` makes it; that a program makes the demo by itself is for test/demo-start.test.ts to show.
 */
export async function demoFolder(): Promise<string> {
  const day = new Date().toISOString().slice(0, 10);
  const folder = cached(`demo-${day}-${await fingerprint(made)}`);
  if (existsSync(folder)) return folder;
  const turn = await takeTurn(`${folder}.lock`);
  try {
    if (!existsSync(folder)) await make(folder);
  } finally {
    await turn.release();
  }
  return folder;
}

/** Test processes that ask at the same time take turns: the first makes what the others then find. */
async function takeTurn(file: string): Promise<Lock> {
  const patience = Date.now() + patienceMs;
  for (;;) {
    try {
      return await takeLock(file, () => undefined);
    } catch (fault) {
      if (Date.now() > patience) throw fault;
      await sleep(100);
    }
  }
}

// Made under another name: what bears the folder's name is whole.
async function make(folder: string): Promise<void> {
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  await removeOld(path.dirname(folder));
  const seeded = await runCommand(['seed'], {
    CLIENTELE_DATA_DIR: draft,
    CLIENTELE_DEMO_PEOPLE: demoPeople,
  });
  if (seeded.code !== 0) throw new Error(`the demo was not made:\n${seeded.complained}`);
  const program = await runProgram({ dataDir: draft });
  await jobsAtRest(program.url);
  const code = await program.stop();
  if (code !== 0) throw new Error(`the program that made the demo ended with ${code}`);
  await rename(draft, folder);
}

/** Does away with the folders of days gone by. */
async function removeOld(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const old = path.join(cache, name);
    if (name.startsWith('demo-') && Date.now() - (await stat(old)).mtimeMs > 2 * dayMs)
      await rm(old, { recursive: true, force: true });
  }
}
