import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { readConfig } from '#platform/config';
import { holdDataFolder } from '#platform/embedded';
import { restoreEmbedded } from './restore-embedded.ts';

test('nothing is restored into a data folder that a program is using', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'restore-'));
  const config = readConfig({ CLIENTELE_DATA_DIR: folder });
  const lock = await holdDataFolder(folder);
  try {
    const head = { keys: [] } as unknown as Parameters<typeof restoreEmbedded>[2];
    await assert.rejects(
      restoreEmbedded(config, path.join(folder, 'none'), head),
      /uses this data folder already/,
    );
    assert.ok(!existsSync(path.join(folder, 'key')) && !existsSync(path.join(folder, 'restoring')));
  } finally {
    await lock.release();
    await rm(folder, { recursive: true });
  }
});
