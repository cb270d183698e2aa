import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { takeLock } from './lock.ts';
import { startOf } from './process-start.ts';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'clientele-lock-'));
  file = path.join(folder, 'lock');
});
afterEach(() => rm(folder, { recursive: true }));

const lost = () => assert.fail('the lock was lost');

async function heldBy(holder: Record<string, unknown>): Promise<void> {
  await writeFile(file, JSON.stringify({ machine: os.hostname(), token: 'other', ...holder }));
}

test('a lock is held once, and free again after it was released', async () => {
  const lock = await takeLock(file, lost);
  await assert.rejects(takeLock(file, lost), new RegExp(`process ${process.pid}\\b`));
  await lock.release();
  await (await takeLock(file, lost)).release();
  assert.deepEqual(await readdir(folder), []);
});

test('the lock of a living process is believed and names it', async () => {
  await heldBy({ pid: process.ppid, began: await startOf(process.ppid) });
  await assert.rejects(takeLock(file, lost), new RegExp(`process ${process.ppid}\\b`));
});

test('the lock of a dead process is taken over, also when its pid lives on as another', async () => {
  await heldBy({ pid: process.ppid, began: 'an earlier life' });
  const lock = await takeLock(file, lost);
  assert.equal((JSON.parse(await readFile(file, 'utf8')) as { pid: number }).pid, process.pid);
  await lock.release();
});

test('a file that was cut short by a crash is nobody’s lock', async () => {
  await writeFile(file, '{"pid":');
  await (await takeLock(file, lost)).release();
});

test('a lock from another machine that nobody has touched for long is taken over', async () => {
  await heldBy({ pid: 1, began: 'x', machine: 'elsewhere' });
  const longAgo = new Date(Date.now() - 3_600_000);
  await utimes(file, longAgo, longAgo);
  await (await takeLock(file, lost)).release();
});

test('of many that race for a dead lock, one gets it', async () => {
  await heldBy({ pid: process.ppid, began: 'an earlier life' });
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(file, lost)));
  const got = results.filter((result) => result.status === 'fulfilled');
  assert.equal(got.length, 1);
  await got[0]?.value.release();
});

test('releasing leaves the lock of somebody else alone', async () => {
  const lock = await takeLock(file, lost);
  await heldBy({ pid: process.ppid, began: await startOf(process.ppid) });
  await lock.release();
  assert.deepEqual(await readdir(folder), ['lock']);
});
