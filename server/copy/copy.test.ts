import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { database } from '#platform/db';
import type { Engine } from '#platform/engine';
import { openPostgres } from '#platform/engine-postgres';
import type { FilePort } from '#platform/files';
import { filesInFolder } from '#platform/files-folder';
import { newId } from '#platform/ids';
import { newMasterKey } from '#platform/master-key';
import {
  databaseKinds,
  forEachOwnDatabase,
  makeBusiness,
  openTestDatabase,
  type TestDatabase,
} from '#test/databases';
import { backUp } from './backup.ts';
import { copyAll } from './move.ts';
import { checkedHead, restoreInto } from './restore.ts';
import { inOneState, sumOf } from './rows.ts';
import { tablesInOrder } from './tables.ts';

let folder = '';
let files: FilePort;
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'clientele-copy-'));
  files = filesInFolder(path.join(folder, 'files'));
});
after(() => rm(folder, { recursive: true }));

/** Does something with a database's owner. */
async function asOwner<T>({ engine, urls }: TestDatabase, work: (owner: Engine) => Promise<T>) {
  if (urls === undefined) return work(engine);
  const owner = openPostgres({ url: urls.migrator, connections: 1, statementTimeoutMs: 0 });
  try {
    return await work(owner);
  } finally {
    await owner.close();
  }
}

/** A business with values that are easily lost on the way, and one stored file. */
async function furnish({ db }: TestDatabase): Promise<string> {
  const golf = await makeBusiness(db, 'golf');
  const { sha256, bytes } = await files.put(golf.id, content(), 1000);
  await db.as(golf.system, 'caller', async (tx) => {
    const common = { tenant_id: golf.id, created_at: new Date('2026-01-31T09:30:00.123Z') };
    for (const name of ['line\u2028break', 'quote"\\ \t', 'สวัสดี 👋', '\u0001'])
      await tx
        .insertInto('tags')
        .values({ ...common, id: newId(), name })
        .execute();
    const file = { purpose: 'logo', name: 'logo.png', content_type: 'image/png' };
    await tx
      .insertInto('files')
      .values({ ...common, ...file, id: newId(), bytes, sha256: Buffer.from(sha256, 'hex') })
      .execute();
    const kept = { credential: newId(), request_hash: Buffer.from([0, 255]), status: 200 };
    for (const [key, reply] of [
      ['none', 'null'],
      ['text', '"x"'],
      ['list', '[1,null]'],
    ])
      await tx
        .insertInto('idempotency_keys')
        .values({ ...common, ...kept, key: key ?? '', reply: reply ?? '' })
        .execute();
  });
  return sha256;
}

async function* content() {
  yield Buffer.from('a picture');
}

async function sums(owner: Engine): Promise<unknown> {
  return owner.asLogin((login) =>
    inOneState(login, 'READ ONLY', async () => {
      const found = [];
      for (const table of await tablesInOrder(login))
        found.push([table.name, await sumOf(login, table)]);
      return found;
    }),
  );
}

forEachOwnDatabase('a backup', (opened) => {
  test('brings back every table and file, on either database', async () => {
    const sha256 = await furnish(opened());
    const file = path.join(folder, `${opened().kind}.backup`);
    const key = newMasterKey();
    const made = await asOwner(opened(), (owner) => backUp(owner, files, [key], file));
    assert.equal(made.missing.length, 0);
    assert.ok(made.files >= 1);
    const before = await asOwner(opened(), sums);
    const head = await checkedHead(file);
    assert.deepEqual(head.keys, [key.bytes.toString('base64')]);
    for (const kind of databaseKinds) {
      const target = await openTestDatabase(kind);
      const restored = filesInFolder(path.join(folder, `${opened().kind}-${kind}`));
      try {
        const rows = await asOwner(target, (owner) => restoreInto(owner, restored, file, head));
        assert.equal(rows, made.rows);
        assert.deepEqual(await asOwner(target, sums), before);
        const { tenant_id } = await target.asOwner(
          async (login) =>
            (await login.run<{ tenant_id: string }>('SELECT tenant_id FROM clientele.files'))[0]!,
        );
        assert.equal((await buffer(restored.read(tenant_id, sha256))).toString(), 'a picture');
        const again = asOwner(target, (owner) => restoreInto(owner, restored, file, head));
        await assert.rejects(again, /the target is not empty/);
      } finally {
        await target.close();
      }
    }
  });
});

test('a backup that was cut short or changed is refused before anything is written', async () => {
  const whole = path.join(folder, `${databaseKinds[0]}.backup`);
  const bytes = await readFile(whole);
  const broken = path.join(folder, 'broken.backup');
  for (const at of [10, 200, bytes.length >> 1, bytes.length - 30]) {
    await writeFile(broken, bytes.subarray(0, at));
    await assert.rejects(checkedHead(broken), /damaged or was cut short/);
    // Four bytes, not one bit: deflate has bits that mean nothing, and changing those damages nothing.
    const changed = Buffer.from(bytes).fill(~(bytes[at] ?? 0) & 0xff, at, at + 4);
    await writeFile(broken, changed);
    await assert.rejects(checkedHead(broken), /damaged or was cut short|not a backup/);
  }
});

test(
  'the embedded database moves to PostgreSQL, row by row the same',
  { skip: databaseKinds.length < 2 },
  async () => {
    const [from, to] = [await openTestDatabase('embedded'), await openTestDatabase('postgres')];
    try {
      await furnish(from);
      const rows = await asOwner(to, (target) => copyAll(from.engine, target, () => undefined));
      assert.ok(rows > 10);
      assert.deepEqual(await asOwner(to, sums), await sums(from.engine));
      const names = await database(to.engine).as(
        { kind: 'anonymous', request: newId() },
        'gate',
        (tx) => tx.selectFrom('tenants').select('name').execute(),
      );
      assert.equal(names.length, 1);
      const again = asOwner(to, (target) => copyAll(from.engine, target, () => undefined));
      await assert.rejects(again, /the target is not empty/);
    } finally {
      await from.close();
      await to.close();
    }
  },
);
