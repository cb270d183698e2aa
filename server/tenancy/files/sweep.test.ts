import assert from 'node:assert/strict';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { now } from '#platform/clock';
import type { FilePort } from '#platform/files';
import { filesInFolder } from '#platform/files-folder';
import { newId } from '#platform/ids';
import { forEachDatabase, makeBusiness, twoBusinesses, type TestBusiness } from '#test/databases';
import { schedules } from '../../tasks.ts';
import { sweepFiles } from './sweep.ts';

test('is on every business’s schedule, each night', () => {
  assert.equal(schedules['files.sweep']?.every, 'day');
});

forEachDatabase('the sweep of files', (opened) => {
  let folder = '';
  let files: FilePort;
  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'clientele-sweep-'));
    files = filesInFolder(folder);
  });
  after(() => rm(folder, { recursive: true }));

  const never = new AbortController().signal;
  const sweep = ({ system }: TestBusiness) => sweepFiles(opened().db, files, system, never);

  /** Stores bytes as if they had come so many hours ago. */
  async function store({ id }: TestBusiness, text: string, hoursAgo: number): Promise<string> {
    async function* bytes() {
      yield Buffer.from(text);
    }
    const { sha256 } = await files.put(id, bytes(), 1000);
    const at = new Date(Date.now() - hoursAgo * 3_600_000);
    await utimes(path.join(folder, id, sha256.slice(0, 2), sha256), at, at);
    return sha256;
  }

  /** Enters a file in the books. */
  async function enter(business: TestBusiness, sha256: string, dropped: Date | null) {
    await opened().db.as(business.system, 'caller', (tx) =>
      tx
        .insertInto('files')
        .values({
          tenant_id: business.id,
          id: newId(),
          purpose: 'import',
          name: 'people.csv',
          content_type: 'text/csv',
          bytes: 1,
          sha256: Buffer.from(sha256, 'hex'),
          created_at: now(),
          dropped_at: dropped,
        })
        .execute(),
    );
  }

  const left = async ({ id }: TestBusiness) => (await Array.fromAsync(files.list(id))).toSorted();

  test('drops bytes that a crash left without a file, and keeps young ones, whose file may yet come', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    await store(golf, 'left by a crash', 25);
    const young = await store(golf, 'being entered', 23);
    assert.equal(await sweep(golf), 1);
    assert.deepEqual(await left(golf), [young]);
    assert.equal(await sweep(golf), 0);
  });

  test('drops bytes of dropped files, and keeps those that another file has too', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const dropped = await store(golf, 'dropped', 48);
    await enter(golf, dropped, now());
    const shared = await store(golf, 'dropped here, kept there', 48);
    await enter(golf, shared, now());
    await enter(golf, shared, null);
    const live = await store(golf, 'live for years', 24 * 800);
    await enter(golf, live, null);
    assert.equal(await sweep(golf), 1);
    assert.deepEqual(await left(golf), [shared, live].toSorted());
  });

  test('goes through any number of files of its own business, and touches no other’s', async () => {
    const { golf, wine } = await twoBusinesses(opened().db);
    for (let n = 0; n < 60; n += 1) await store(golf, `stray ${n}`, 30);
    const others = await store(wine, 'stray', 30);
    assert.equal(await sweep(golf), 60);
    assert.deepEqual(await left(golf), []);
    assert.deepEqual(await left(wine), [others]);
  });

  test('leaves bytes that come again while it looks', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const stray = await store(golf, 'comes again', 30);
    const again: FilePort = {
      ...files,
      async *list(tenant) {
        for await (const one of files.list(tenant)) {
          yield one;
          await store(golf, 'comes again', 0);
        }
      },
    };
    assert.equal(await sweepFiles(opened().db, again, golf.system, never), 0);
    assert.deepEqual(await left(golf), [stray]);
  });
});
