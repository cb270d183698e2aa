import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '#platform/config';
import { databaseFolder, holdDataFolder, openDataFolder } from '#platform/embedded';
import { filesInFolder } from '#platform/files-folder';
import { keepMasterKeys } from '#platform/key-file';
import { masterKey } from '#platform/master-key';
import { migrate } from '#platform/migrate';
import type { Head } from './backup.ts';
import { restoreInto } from './restore.ts';

/**
 * Restores a backup into a data folder that holds no database yet. It is made beside its place and moved there whole,
 * so that a restore that was cut off leaves no half of it to start from.
 * @throws when another process uses the folder, or it holds a database
 * @returns how many rows there are
 */
export async function restoreEmbedded(config: Config, file: string, head: Head): Promise<number> {
  const lock = await holdDataFolder(config.dataDir);
  try {
    return await restoreHeld(config, file, head);
  } finally {
    await lock.release();
  }
}

// Everything is looked at and written under the folder's lock: a program that starts meanwhile would make a database and
// a key of its own.
async function restoreHeld(config: Config, file: string, head: Head): Promise<number> {
  const { dataDir } = config;
  if (existsSync(databaseFolder(dataDir)))
    throw new Error(
      `${dataDir} holds a database already: restore into an empty CLIENTELE_DATA_DIR`,
    );
  const draft = path.join(dataDir, 'restoring');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    const engine = await openDataFolder({ dataDir: draft });
    let rows: number;
    try {
      rows = await restoreInto(engine, filesInFolder(path.join(dataDir, 'files')), file, head);
      await migrate(engine, 'itself');
    } finally {
      await engine.close();
    }
    const keys = head.keys.map((text) => masterKey(text)).filter((key) => key !== undefined);
    if (config.masterKeys.length === 0) await keepMasterKeys(config, keys);
    await rename(path.join(draft, 'format'), path.join(dataDir, 'format'));
    await rename(databaseFolder(draft), databaseFolder(dataDir));
    return rows;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
