import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from './config.ts';
import type { Engine } from './engine.ts';
import { openEmbedded } from './engine-embedded.ts';
import { takeLock, type Lock } from './lock.ts';
import { log } from './log.ts';
import { openPglite } from './pglite.ts';
import { sweepRegularly } from './vacuum.ts';

/** PostgreSQL's major version inside PGlite, and the version of our own layout of the data folder. */
const postgresMajor = '18';
const layout = '1';

/**
 * An embedded database in memory, gone when closed: for tests and for generating files.
 * @param from what `dump` of another one gave; empty without
 */
export async function openInMemory(from?: Blob): Promise<Engine & { dump(): Promise<Blob> }> {
  const pglite = await openPglite(undefined, from);
  return { ...openEmbedded(pglite), dump: () => pglite.dumpDataDir('none') };
}

/**
 * Takes a data folder for this process, and makes it where there is none.
 * @throws when another process uses it
 */
export async function holdDataFolder(dataDir: string): Promise<Lock> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  return takeLock(path.join(dataDir, 'lock'), () => {
    log.fatal(
      'the lock of the data folder was taken away; stopping before two programs write to it',
    );
    process.exit(1);
  });
}

/**
 * The embedded database of the data folder, made when it is not there yet. Takes the folder's lock until closed.
 * @throws when another process uses the folder, or it was written by another version
 */
export async function openDataFolder(config: Pick<Config, 'dataDir'>): Promise<Engine> {
  const { dataDir } = config;
  const lock = await holdDataFolder(dataDir);
  try {
    await checkVersions(dataDir);
    const folder = databaseFolder(dataDir);
    if (!existsSync(folder)) await makeDatabase(dataDir);
    const engine = openEmbedded(await openPglite(folder));
    const sweep = sweepRegularly(engine);
    return {
      ...engine,
      async close() {
        await sweep.stop();
        await engine.close();
        await lock.release();
      },
    };
  } catch (fault) {
    await lock.release();
    throw fault;
  }
}

/** Where in the data folder the database's own files lie. */
export function databaseFolder(dataDir: string): string {
  return path.join(dataDir, 'database');
}

// Made beside its place and moved there whole: a process killed while making it leaves nothing half-made behind.
async function makeDatabase(dataDir: string): Promise<void> {
  const draft = path.join(dataDir, 'database.new');
  await rm(draft, { recursive: true, force: true });
  const fresh = await openPglite(draft);
  await fresh.close();
  await writeFile(path.join(dataDir, 'format'), `${layout}\n`);
  await rename(draft, databaseFolder(dataDir));
}

async function checkVersions(dataDir: string): Promise<void> {
  const found = await firstLine(path.join(dataDir, 'format'));
  if (found !== undefined && found !== layout)
    throw new Error(
      `${dataDir} was written in layout ${found} and this program knows layout ${layout}: ` +
        'use the version of Clientele that wrote it, or restore a backup into an empty folder',
    );
  const major = await firstLine(path.join(databaseFolder(dataDir), 'PG_VERSION'));
  if (major !== undefined && major !== postgresMajor)
    throw new Error(
      `${dataDir} holds a PostgreSQL ${major} database and this program embeds PostgreSQL ${postgresMajor}: ` +
        'make a backup with the version of Clientele that wrote it, then `clientele restore` it with this one',
    );
}

async function firstLine(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fault;
  }
}
