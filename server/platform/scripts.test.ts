import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { readScripts } from './scripts.ts';

test('a script that runs alone must be able to run again', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'scripts-'));
  const file = path.join(folder, '0001_alone.sql');
  const read = () => readScripts(pathToFileURL(`${folder}/`));
  try {
    await writeFile(file, '-- alone\nCREATE INDEX CONCURRENTLY a ON clientele.t (a);\n');
    await assert.rejects(read, /says IF NOT EXISTS/);
    await writeFile(
      file,
      '-- alone\nCREATE INDEX CONCURRENTLY IF NOT EXISTS a ON clientele.t (a);\n',
    );
    assert.equal((await read())[0]?.alone, true);
  } finally {
    await rm(folder, { recursive: true });
  }
});
