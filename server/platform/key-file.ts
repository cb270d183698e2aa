import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from './config.ts';
import { masterKey, newMasterKey, type MasterKey } from './master-key.ts';

/**
 * The configuration with its master keys: those it names, or, embedded, those of the data folder's own `key` file,
 * which is made the first time.
 * @throws when the file holds anything but keys
 */
export async function withMasterKeys(config: Config): Promise<Config> {
  if (config.masterKeys.length > 0) return config;
  const file = keyFile(config);
  const text = await readFile(file, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return undefined;
    throw fault;
  });
  if (text === undefined) {
    const made = [newMasterKey()];
    await keepMasterKeys(config, made);
    return { ...config, masterKeys: made };
  }
  const keys = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => masterKey(line.trim()));
  if (keys.length === 0 || keys.some((key) => key === undefined))
    throw new Error(
      `${file} does not hold a master key: put the right file back from your copy of the data folder`,
    );
  return { ...config, masterKeys: keys.filter((key) => key !== undefined) };
}

/** Writes the data folder's key file, newest key first, readable by its owner only; it is whole or as it was before. */
export async function keepMasterKeys(config: Config, keys: readonly MasterKey[]): Promise<void> {
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const file = keyFile(config);
  const draft = await open(`${file}.new`, 'w', 0o600);
  try {
    await draft.chmod(0o600);
    await draft.writeFile(keys.map((key) => `${key.bytes.toString('base64')}\n`).join(''));
    await draft.sync();
  } finally {
    await draft.close();
  }
  await rename(`${file}.new`, file);
}

function keyFile(config: Config): string {
  return path.join(config.dataDir, 'key');
}
