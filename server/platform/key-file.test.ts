import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { readConfig } from './config.ts';
import { keepMasterKeys, withMasterKeys } from './key-file.ts';
import { newMasterKey } from './master-key.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'clientele-key-'));
});
after(() => rm(folder, { recursive: true }));

const configFor = (name: string) => readConfig({ CLIENTELE_DATA_DIR: path.join(folder, name) });

test('the embedded key is made once and for its owner only', async () => {
  const config = configFor('first');
  const made = await withMasterKeys(config);
  assert.equal(made.masterKeys.length, 1);
  assert.deepEqual(await withMasterKeys(config), made);
  const { mode } = await stat(path.join(config.dataDir, 'key'));
  assert.equal(mode & 0o777, 0o600);
});

test('kept keys come back in their order, and nothing else is left', async () => {
  const config = configFor('kept');
  const keys = [newMasterKey(), newMasterKey()];
  await keepMasterKeys(config, keys);
  assert.deepEqual((await withMasterKeys(config)).masterKeys, keys);
  assert.deepEqual(await readdir(config.dataDir), ['key']);
});

test('a damaged key file is never replaced by a new key', async () => {
  const config = configFor('damaged');
  await keepMasterKeys(config, [newMasterKey()]);
  await writeFile(path.join(config.dataDir, 'key'), '');
  await assert.rejects(withMasterKeys(config), /does not hold a master key/);
});

test('a configured key goes before the file', async () => {
  const key = newMasterKey();
  const config = readConfig({ CLIENTELE_MASTER_KEY: key.bytes.toString('base64') });
  assert.deepEqual((await withMasterKeys(config)).masterKeys, [key]);
});
