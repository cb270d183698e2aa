import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { filesInFolder } from '#platform/files-folder';
import { Refusal } from '#platform/refuse';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { people } from '#test/people';
import type { FilePort } from '#platform/files';
import { cancelImport, checkImport, startImport, undoImport } from './begin.ts';
import { findFaults } from './faults.ts';
import { planImport } from './plan.ts';
import { findImport, shownImport } from './store.ts';
import { tasks } from './tasks.ts';
import { uploadImport } from './upload.ts';

let folder: string;
let files: FilePort;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clientele-imports-'));
  files = filesInFolder(folder);
});

after(() => rm(folder, { recursive: true }));

forEachDatabase('imports', (opened) => {
  type Task = keyof typeof tasks;

  async function* bytesOf(text: string) {
    yield Buffer.from(text);
  }

  async function upload(shop: TestBusiness, text: string, name = 'people.csv') {
    const { db } = opened();
    const file = { upload: { type: 'text/csv', name, bytes: bytesOf(text) }, name, maxBytes: 1e8 };
    const row = await uploadImport(db, files, shop.staff.owner, file);
    const shown = shownImport(row, new Date());
    const mapping = Object.fromEntries(shown.columns.map((one) => [one.heading, one.guess]));
    const plan = { mapping, dateOrder: shown.dateOrder, source: shown.source };
    await db.as(shop.staff.owner, 'caller', (tx) => planImport(tx, shop.staff.owner, row.id, plan));
    return row.id;
  }

  const act = (shop: TestBusiness, what: typeof startImport, id: string) =>
    opened().db.as(shop.staff.owner, 'caller', (tx) => what(tx, shop.staff.owner, id));

  function work(shop: TestBusiness, task: Task, id: string, signal = new AbortController().signal) {
    const job = {
      db: opened().db,
      ports: { files },
      who: shop.system,
      payload: { tenant: shop.id, import: id },
      signal,
    };
    return (tasks[task] as (given: unknown) => Promise<void>)(job);
  }

  async function shown(shop: TestBusiness, id: string) {
    const who = shop.staff.owner;
    return shownImport(
      await opened().db.as(who, 'caller', (tx) => findImport(tx, who, id)),
      new Date(),
    );
  }

  const customers = (shop: TestBusiness) =>
    opened().db.as(shop.staff.owner, 'caller', async (tx) =>
      tx
        .selectFrom('customers')
        .select(['id', 'name', 'birth_date', 'company'])
        .orderBy('id')
        .execute(),
    );

  const file = `id,first name,last name,email,phone,dob
1,Somchai,Rattanakosin,somchai.r@example.com,081 234 5678,1980-02-03
2,Jane,Oldcastle,jane.o@example.com,,1975-11-30
3,Broken,Mail,not-an-address,,
4,Somchai,Rattanakosin,somchai.r@example.com,+66 81 234 5678,1980-02-03
`;

  test('a dry run counts what would happen and keeps nothing', async () => {
    const shop = await makeBusiness(opened().db, 'dry');
    const had = await customers(shop);
    const id = await upload(shop, file);
    await act(shop, checkImport, id);
    await work(shop, 'import.check', id);
    const now = await shown(shop, id);
    assert.equal(now.state, 'checked');
    assert.deepEqual(now.check, { read: 4, faulty: 1, linked: 1, review: 0, new: 2, unchanged: 0 });
    assert.deepEqual(await customers(shop), had);
  });

  test('a run makes customers, recognises people within the file, and lists the rows it left out', async () => {
    const shop = await makeBusiness(opened().db, 'run');
    const had = await customers(shop);
    const id = await upload(shop, file);
    await act(shop, startImport, id);
    await work(shop, 'import.run', id);
    const now = await shown(shop, id);
    assert.equal(now.state, 'done');
    assert.deepEqual(now.counts, {
      read: 4,
      faulty: 1,
      linked: 1,
      review: 0,
      new: 2,
      unchanged: 0,
    });
    assert.equal((await customers(shop)).length, had.length + 2);
    const faults = await opened().db.as(shop.staff.owner, 'caller', (tx) =>
      findFaults(tx, shop.staff.owner, id, 10, undefined),
    );
    assert.deepEqual(
      faults.map(({ line, column, value }) => [line, column, value]),
      [[4, 'email', 'not-an-address']],
    );
  });

  test('the same file again changes nothing', async () => {
    const shop = await makeBusiness(opened().db, 'again');
    for (const expected of [2, 0]) {
      const id = await upload(shop, file);
      await act(shop, startImport, id);
      await work(shop, 'import.run', id);
      assert.equal((await shown(shop, id)).counts.new, expected);
    }
    assert.equal((await shown(shop, await upload(shop, file))).state, 'uploaded');
  });

  test('an undo takes everything back, also what an update by outside id changed', async () => {
    const shop = await makeBusiness(opened().db, 'undo');
    const none = await customers(shop);
    const first = await upload(shop, file);
    await act(shop, startImport, first);
    await work(shop, 'import.run', first);
    const had = await customers(shop);
    const second = await upload(
      shop,
      file.replace('Oldcastle', 'Newcastle').concat('9,Fresh,Person,fresh.p@example.com,,\n'),
    );
    await act(shop, startImport, second);
    await work(shop, 'import.run', second);
    assert.ok((await customers(shop)).some((one) => one.name === 'Jane Newcastle'));
    await act(shop, undoImport, second);
    await work(shop, 'import.undo', second);
    assert.equal((await shown(shop, second)).state, 'undone');
    assert.deepEqual(await customers(shop), had);
    await act(shop, undoImport, first);
    await work(shop, 'import.undo', first);
    assert.deepEqual(await customers(shop), none);
    const keys = await opened().asOwner((login) =>
      login.run('SELECT FROM clientele.match_keys WHERE tenant_id = $1 AND customer_id <> $2', [
        shop.id,
        shop.customer.customer,
      ]),
    );
    assert.equal(keys.length, 0, 'keys that lead nowhere');
  });

  test('what was cut off goes on where it stopped, and no row is taken twice', async () => {
    const shop = await makeBusiness(opened().db, 'cut');
    const rows = people(5, 1200).map(
      (one, index) => `${index},${one.given},${one.family},person${index}@mail.example`,
    );
    const id = await upload(shop, `id,first name,last name,email\n${rows.join('\n')}\n`);
    await act(shop, startImport, id);
    const stop = new AbortController();
    const cut = {
      ...files,
      async *read(...args: Parameters<FilePort['read']>) {
        for await (const chunk of files.read(...args)) {
          yield chunk.subarray(0, 30_000);
          stop.abort(new Error('stopped'));
          yield chunk.subarray(30_000);
        }
      },
    };
    const job = {
      db: opened().db,
      ports: { files: cut },
      who: shop.system,
      payload: { tenant: shop.id, import: id },
      signal: stop.signal,
    };
    await assert.rejects(
      tasks['import.run'](job as unknown as Parameters<(typeof tasks)['import.run']>[0]),
    );
    const half = await shown(shop, id);
    assert.equal(half.state, 'running');
    await work(shop, 'import.run', id);
    const done = await shown(shop, id);
    assert.equal(done.state, 'done');
    assert.equal(done.counts.read, 1200);
    const taken = await opened().db.as(shop.staff.owner, 'caller', (tx) =>
      tx
        .selectFrom('import_rows')
        .select((eb) => eb.fn.countAll<bigint>().as('rows'))
        .where('import_id', '=', id)
        .executeTakeFirstOrThrow(),
    );
    assert.equal(Number(taken.rows), 1200);
  });

  test('a cancelled import stops, keeps what it did, and can be taken up or back', async () => {
    const shop = await makeBusiness(opened().db, 'cancel');
    const id = await upload(shop, file);
    await act(shop, startImport, id);
    await act(shop, cancelImport, id);
    await work(shop, 'import.run', id);
    assert.equal((await shown(shop, id)).state, 'cancelled');
    await act(shop, startImport, id);
    await work(shop, 'import.run', id);
    assert.equal((await shown(shop, id)).state, 'done');
  });

  test('acts out of turn are refused, and of two starts at once one is', async () => {
    const shop = await makeBusiness(opened().db, 'turn');
    const id = await upload(shop, file);
    await assert.rejects(
      act(shop, cancelImport, id),
      (fault) => fault instanceof Refusal && fault.code === 'import_not_running',
    );
    await assert.rejects(
      act(shop, undoImport, id),
      (fault) => fault instanceof Refusal && fault.code === 'import_not_undoable',
    );
    const starts = await Promise.allSettled([
      act(shop, startImport, id),
      act(shop, startImport, id),
    ]);
    assert.deepEqual(starts.map((one) => one.status).toSorted(), ['fulfilled', 'rejected']);
  });

  test('another business sees nothing of an import', async () => {
    const [mine, other] = [
      await makeBusiness(opened().db, 'mine'),
      await makeBusiness(opened().db, 'other'),
    ];
    const id = await upload(mine, file);
    const who = other.staff.owner;
    await assert.rejects(
      opened().db.as(who, 'caller', (tx) => findImport(tx, who, id)),
      (fault) => fault instanceof Refusal && fault.code === 'not_found',
    );
  });

  test('a file that turns out to be no text ends the import with the reason', async () => {
    const shop = await makeBusiness(opened().db, 'bytes');
    const { db } = opened();
    async function* bytes() {
      yield Buffer.from(`name,email\n${'Ada,ada@example.com\n'.repeat(20_000)}`);
      yield Buffer.from([0xff, 0xfe, 0xff]);
    }
    const row = await uploadImport(db, files, shop.staff.owner, {
      upload: { type: 'text/csv', name: 'x.csv', bytes: bytes() },
      name: 'x.csv',
      maxBytes: 1e8,
    });
    const plan = {
      mapping: { name: 'full_name', email: 'email' } as const,
      dateOrder: 'ymd' as const,
      source: 'x',
    };
    await db.as(shop.staff.owner, 'caller', (tx) => planImport(tx, shop.staff.owner, row.id, plan));
    await act(shop, checkImport, row.id);
    await work(shop, 'import.check', row.id);
    const now = await shown(shop, row.id);
    assert.equal(now.state, 'failed');
    assert.match(now.failure ?? '', /not utf-8 text/);
  });

  test('an import whose job is given up comes to rest, and can be started again', async () => {
    const { db, asOwner } = opened();
    const shop = await makeBusiness(db, 'rest');
    const id = await upload(shop, file);
    await act(shop, startImport, id);
    await work(shop, 'imports.rest', id);
    assert.equal((await shown(shop, id)).state, 'running');
    await asOwner((login) =>
      login.run(`UPDATE pgboss.job_common SET state = 'failed' WHERE group_id = $1`, [shop.id]),
    );
    await work(shop, 'imports.rest', id);
    const rested = await shown(shop, id);
    assert.equal(rested.state, 'failed');
    assert.match(rested.failure ?? '', /start it again/);
    await act(shop, startImport, id);
    await work(shop, 'import.run', id);
    assert.equal((await shown(shop, id)).state, 'done');
  });
});
