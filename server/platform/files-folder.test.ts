import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { sha256 } from './crypto.ts';
import type { FilePort } from './files.ts';
import { filesInFolder, removeOldDrafts } from './files-folder.ts';
import { newId } from './ids.ts';

let folder = '';
let files: FilePort;
const tenant = newId();

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'clientele-files-'));
  files = filesInFolder(folder);
});
after(() => rm(folder, { recursive: true }));

async function* chunks(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

test('what was put is read back under its own hash, from any place', async () => {
  const stored = await files.put(tenant, chunks('hello ', 'there'), 100);
  assert.deepEqual(stored, { sha256: sha256('hello there').toString('hex'), bytes: 11 });
  assert.equal((await buffer(files.read(tenant, stored.sha256))).toString(), 'hello there');
  assert.equal((await buffer(files.read(tenant, stored.sha256, 6))).toString(), 'there');
});

test('the same file twice is one file', async () => {
  const first = await files.put(tenant, chunks('twice'), 100);
  assert.deepEqual(await files.put(tenant, chunks('twi', 'ce'), 100), first);
});

test('past the limit nothing is kept', async () => {
  await assert.rejects(files.put(tenant, chunks('123', '456'), 5), { code: 'body_too_large' });
  const missing = sha256('123456').toString('hex');
  await assert.rejects(buffer(files.read(tenant, missing)), { code: 'ENOENT' });
});

test('bytes that stop arriving leave no draft behind', async () => {
  async function* broken() {
    yield Buffer.from('half');
    throw new Error('connection lost');
  }
  await assert.rejects(files.put(tenant, broken(), 100), /connection lost/);
  assert.deepEqual(await readdir(path.join(folder, 'drafts')), []);
});

test('one tenant does not reach the file of another', async () => {
  const { sha256 } = await files.put(tenant, chunks('mine'), 100);
  await assert.rejects(buffer(files.read(newId(), sha256)), { code: 'ENOENT' });
});

test('removing is done once and then changes nothing', async () => {
  const { sha256 } = await files.put(tenant, chunks('gone'), 100);
  await files.remove(tenant, sha256);
  await files.remove(tenant, sha256);
  await assert.rejects(buffer(files.read(tenant, sha256)), { code: 'ENOENT' });
});

test('what is kept for a tenant is listed, with the time at which it came last', async () => {
  const other = newId();
  assert.deepEqual(await Array.fromAsync(files.list(other)), []);
  const began = Date.now() - 1000;
  const stored = [];
  for (const text of ['one', 'two']) stored.push((await files.put(other, chunks(text), 9)).sha256);
  assert.deepEqual((await Array.fromAsync(files.list(other))).toSorted(), stored.toSorted());
  const at = await files.storedAt(other, stored[0]!);
  assert.ok(at !== undefined && at.getTime() >= began && at.getTime() <= Date.now() + 1000);
  assert.equal(await files.storedAt(newId(), stored[0]!), undefined);
  await assert.rejects(Array.fromAsync(files.list('..')), /not a tenant/);
});

test('a name that is not a hash goes nowhere', async () => {
  assert.throws(() => files.read(tenant, '../../key'), /not the name of a file/);
  assert.throws(() => files.read('..', sha256('x').toString('hex')), /not the name of a file/);
});

test('drafts that a killed program left are removed, and those at work are not', async () => {
  const drafts = path.join(folder, 'drafts');
  await mkdir(drafts, { recursive: true });
  for (const name of ['old', 'at work']) await writeFile(path.join(drafts, name), 'half');
  const before = new Date(Date.now() - 48 * 3600 * 1000);
  await utimes(path.join(drafts, 'old'), before, before);
  await removeOldDrafts(folder);
  assert.deepEqual(await readdir(drafts), ['at work']);
  await removeOldDrafts(path.join(folder, 'none'));
});
