import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sha256 } from '#platform/crypto';
import { removeOldDrafts } from '#platform/files-folder';
import { demoKey } from '#test/crash/load';
import { demoFolder } from '#test/demo-folder';
import { runProgram } from '#test/running-program';

let dataDir = '';
before(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'clientele-upload-'));
});
after(() => rm(dataDir, { recursive: true }));

const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));

const text = `name,email\n${Array.from({ length: 40_000 }, (_, row) => `Person ${row},p${row}@people.example\n`).join('')}`;
const bytes = Buffer.from(text);

test('a program killed with half of a file sent keeps nothing of it, and takes the whole file afterwards', async () => {
  const program = await runProgram({ dataDir, from: await demoFolder() });
  const key = await demoKey(program.url);
  const sending = request(`${program.url}/api/imports?name=half.csv`, {
    method: 'POST',
    headers: { ...key, 'content-type': 'text/csv', 'content-length': bytes.length },
  });
  const lost = once(sending, 'error');
  sending.write(bytes.subarray(0, bytes.length / 2));
  const drafts = path.join(dataDir, 'files', 'drafts');
  while ((await filesIn(drafts)).length === 0) await sleep(20);
  await program.kill();
  await lost;

  const again = await runProgram({ dataDir });
  try {
    const list = await fetch(`${again.url}/api/imports`, { headers: key });
    assert.deepEqual((await list.json()) as unknown, { rows: [], next: null });
    const all = await filesIn(path.join(dataDir, 'files'));
    assert.ok(
      all.every((file) => file.startsWith(drafts)),
      'a half of a file under the name of a whole one',
    );
    // What was left is of a program that is gone; by its age it is known a day later.
    assert.equal(all.length, 1);
    await removeOldDrafts(path.join(dataDir, 'files'), 0);
    const sent = await fetch(`${again.url}/api/imports?name=whole.csv`, {
      method: 'POST',
      headers: { ...key, 'content-type': 'text/csv' },
      body: bytes,
    });
    assert.equal(sent.status, 201);
    const { bytes: length } = (await sent.json()) as { bytes: number };
    assert.equal(length, bytes.length);
    const [kept, ...more] = await filesIn(path.join(dataDir, 'files'));
    assert.equal(more.length, 0);
    assert.equal(path.basename(kept ?? ''), sha256(text).toString('hex'));
    assert.ok((await readFile(kept ?? '')).equals(bytes));
  } finally {
    await again.stop();
  }
});
