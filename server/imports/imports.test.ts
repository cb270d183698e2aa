import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { addTag } from '#tenancy';
import { filesInFolder } from '#platform/files-folder';
import { Refusal } from '#platform/refuse';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { importing } from '#test/importing';
import { people } from '#test/people';
import type { FilePort } from '#platform/files';
import type { Tx } from '#platform/tx';
import { cancelImport, checkImport, startImport, undoImport } from './begin.ts';
import { findCases } from './cases.ts';
import { faultFile } from './fault-file.ts';
import { findFaults } from './faults.ts';
import { planImport } from './plan.ts';
import { forgetMapping, listMappings, renameMapping } from './remembered.ts';
import { chooseSheet } from './sheet.ts';
import { findImport, findImports, shownImport } from './store.ts';
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
  const { upload, act, work, shown, customers, everything } = importing(opened, () => files);

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

  test('rows left out come back as a file, which once mended is taken as it is', async () => {
    const shop = await makeBusiness(opened().db, 'mend');
    const id = await upload(shop, file.concat('5,"Open,Quote,x@example.com,,\n'));
    await act(shop, startImport, id);
    await work(shop, 'import.run', id);
    const out = await faultFile(opened().db, files, shop.staff.owner, id);
    assert.equal(out.name, 'people to mend.csv');
    let text = '';
    for await (const piece of out.content) text += Buffer.from(piece).toString();
    const [heading, broken] = text.split('\r\n');
    assert.equal(heading, '\uFEFFid,first name,last name,email,phone,dob,Why not (Clientele)');
    assert.equal(broken, '3,Broken,Mail,not-an-address,,,email: This is not an e-mail address.');
    const mended = await upload(shop, text.replace('not-an-address', 'broken@example.com'));
    const { columns } = await shown(shop, mended);
    assert.equal(columns.at(-1)?.guess, 'ignore');
    await act(shop, startImport, mended);
    await work(shop, 'import.run', mended);
    assert.equal((await shown(shop, mended)).counts.new, 1);
  });

  test('a mended file is known by the columns of the file it was made of', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'mended');
    const owner = shop.staff.owner;
    const text = 'a,b,c,d\n1,Ann Oldcastle,ann@example.com,x\n2,Bob Oldcastle,no address,y\n';
    await assert.rejects(upload(shop, text, 'till.csv'), { code: 'invalid_input' });
    const [row] = await db.as(owner, 'caller', (tx) => findImports(tx, owner, 1));
    assert.ok(row);
    const mapping = { a: 'outside_id', b: 'full_name', c: 'email', d: 'ignore' } as const;
    await db.as(owner, 'caller', (tx) =>
      planImport(tx, owner, row.id, {
        mapping,
        dateOrder: 'mdy',
        source: 'the till',
        makeTags: false,
      }),
    );
    await act(shop, startImport, row.id);
    await work(shop, 'import.run', row.id);
    const out = await faultFile(db, files, owner, row.id);
    let faulty = '';
    for await (const piece of out.content) faulty += Buffer.from(piece).toString();
    // Spreadsheet programs of some countries write semicolons where commas were.
    const sent = faulty.replace('no address', 'bob@example.com').replaceAll(',', ';');
    const mended = await shown(shop, await upload(shop, sent, out.name));
    assert.deepEqual(
      mended.columns.map(({ heading, guess, because }) => [heading, guess, because]),
      [
        ...Object.entries(mapping).map(([heading, target]) => [heading, target, 'remembered']),
        ['Why not (Clientele)', 'ignore', 'heading'],
      ],
    );
    assert.deepEqual([mended.source, mended.dateOrder], ['the till', 'mdy']);
    await act(shop, startImport, mended.id);
    await work(shop, 'import.run', mended.id);
    assert.equal((await shown(shop, mended.id)).counts.new, 1);
    const kept = await db.as(owner, 'caller', (tx) => listMappings(tx, owner));
    assert.deepEqual(
      kept.map(({ columns }) => columns),
      [4],
      'the mended file is no other kind of file',
    );
  });

  test('rows that were left out are in the file to mend, also when they could be taken by now', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'fine-now');
    const owner = shop.staff.owner;
    const text = 'name,email,tags\nMalee,malee@mail.example,Press\nJane,jane@mail.example,\n';
    const id = await upload(shop, text);
    await act(shop, startImport, id);
    await work(shop, 'import.run', id);
    assert.equal((await shown(shop, id)).counts.faulty, 1);
    await db.as(owner, 'caller', (tx) => addTag(tx, owner, { name: 'Press', color: 'red' }));
    let left = '';
    for await (const piece of (await faultFile(db, files, owner, id)).content)
      left += Buffer.from(piece).toString();
    assert.deepEqual(left.split('\r\n').slice(1), [
      'Malee,malee@mail.example,Press,"It was left out when the import ran, and can be taken now."',
      '',
    ]);
    const mended = await upload(shop, left);
    await act(shop, startImport, mended);
    await work(shop, 'import.run', mended);
    assert.deepEqual((await shown(shop, mended)).counts.new, 1);
  });

  test('a workbook is taken like a text file, and another of its sheets can be chosen', async () => {
    const shop = await makeBusiness(opened().db, 'workbook');
    const heading = ['id', 'first name', 'last name', 'email', 'dob'];
    const workbook = await writeXlsx({
      sheets: [
        { name: 'Empty', rows: [] },
        { name: 'Old', rows: [heading, [1, 'Ann', 'Oldcastle', 'ann@example.com', null]] },
        {
          name: 'New',
          rows: [
            heading,
            [2, 'Bob', 'Newcastle', 'bob@example.com', new Date('1990-04-01T00:00:00Z')],
            [3, 'Cat', 'Newcastle', 'no address', null],
          ],
        },
      ],
    });
    const id = await upload(shop, workbook, 'people.xlsx');
    const first = await shown(shop, id);
    assert.deepEqual([first.sheet, first.sheets], ['Old', ['Empty', 'Old', 'New']]);
    const owner = shop.staff.owner;
    const choice = { id, sheet: 'New', maxBytes: 1e8 };
    await assert.rejects(
      chooseSheet(opened().db, files, owner, { ...choice, sheet: 'None' }),
      (fault) => fault instanceof Refusal && fault.code === 'file_unreadable',
    );
    const chosen = shownImport(await chooseSheet(opened().db, files, owner, choice), new Date());
    assert.equal(chosen.columns.find(({ heading }) => heading === 'dob')?.samples[0], '1990-04-01');
    const { columns, dateOrder, source, makeTags } = chosen;
    const mapping = Object.fromEntries(columns.map((one) => [one.heading, one.guess]));
    const plan = { mapping, dateOrder, source, makeTags };
    await opened().db.as(owner, 'caller', (tx) => planImport(tx, owner, id, plan));
    await act(shop, startImport, id);
    await work(shop, 'import.run', id);
    const now = await shown(shop, id);
    assert.deepEqual([now.state, now.counts.new, now.counts.faulty], ['done', 1, 1]);
    assert.ok((await customers(shop)).some((one) => one.birth_date === '1990-04-01'));
    const faults = await opened().db.as(owner, 'caller', (tx) =>
      findFaults(tx, owner, id, 10, undefined),
    );
    assert.equal(faults[0]?.line, 3, 'the row of the sheet');
    await assert.rejects(
      chooseSheet(opened().db, files, owner, choice),
      (fault) => fault instanceof Refusal && fault.code === 'import_busy',
    );
  });

  test('columns are read as the last file with the same heading was, until that is forgotten', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'remember');
    const owner = shop.staff.owner;
    const as = <T>(what: (tx: Tx) => Promise<T>) => db.as(owner, 'caller', what);
    const text = 'a,b,c\n1,Ann Oldcastle,ann@example.com\n';
    const first = await upload(shop, text, 'first.csv').catch(() => undefined);
    assert.equal(first, undefined, 'a file of which nothing is known names nobody');
    const row = (await as((tx) => findImports(tx, owner, 1)))[0];
    assert.ok(row);
    const mapping = { a: 'outside_id', b: 'full_name', c: 'email' } as const;
    await as((tx) =>
      planImport(tx, owner, row.id, {
        mapping,
        dateOrder: 'mdy',
        source: 'the till',
        makeTags: false,
      }),
    );
    const again = await shown(shop, await upload(shop, text, 'second.csv'));
    assert.deepEqual(
      again.columns.map(({ guess, because }) => [guess, because]),
      Object.values(mapping).map((target) => [target, 'remembered']),
    );
    assert.deepEqual([again.source, again.dateOrder], ['the till', 'mdy']);
    const kept = (await as((tx) => listMappings(tx, owner)))[0];
    assert.deepEqual([kept?.name, kept?.columns], ['the till', 3]);
    await as((tx) => renameMapping(tx, owner, kept?.id ?? '', 'Weekly till'));
    assert.equal((await as((tx) => listMappings(tx, owner)))[0]?.name, 'Weekly till');
    const other = await makeBusiness(db, 'remember-other');
    assert.deepEqual(
      await db.as(other.staff.owner, 'caller', (tx) => listMappings(tx, other.staff.owner)),
      [],
    );
    await as((tx) => forgetMapping(tx, owner, kept?.id ?? ''));
    assert.deepEqual(await as((tx) => listMappings(tx, owner)), []);
  });

  test('an undo leaves somebody with a first phone, though the first one went with it', async () => {
    const shop = await makeBusiness(opened().db, 'first');
    const heading = 'id,first name,last name,email,phone,dob\n';
    const first = await upload(
      shop,
      `${heading}1,Pim,Saetang,pim@example.com,+66 81 234 9911,1991-02-03\n`,
      'one.csv',
    );
    await act(shop, startImport, first);
    await work(shop, 'import.run', first);
    const second = await upload(
      shop,
      `${heading.replace('phone', 'mobile')}1,Pim,Saetang,pim@example.com,+66 81 234 9922,1991-02-03\n`,
      'two.csv',
    );
    await act(shop, startImport, second);
    await work(shop, 'import.run', second);
    assert.equal((await shown(shop, second)).counts.linked, 1);
    await act(shop, undoImport, first);
    await work(shop, 'import.undo', first);
    const phones = await opened().asOwner((login) =>
      login.run<{ key: string; is_primary: boolean }>(
        `SELECT key, is_primary FROM clientele.identifiers WHERE tenant_id = $1 AND kind = 'phone' AND key LIKE '%99__'`,
        [shop.id],
      ),
    );
    assert.deepEqual(phones, [{ key: '+66812349922', is_primary: true }]);
  });

  test('an undo leaves every table as it was, row by row', async () => {
    const shop = await makeBusiness(opened().db, 'exact');
    // People of before: some by hand, some by another source, some of the very source that comes again.
    const before = await upload(
      shop,
      file.concat('7,Malee,Suksan,malee@example.com,+66 82 000 1111,1990-05-06\n'),
    );
    await act(shop, startImport, before);
    await work(shop, 'import.run', before);
    const tables = await everything(shop);
    const second = await upload(
      shop,
      [
        'id,first name,last name,email,phone,dob,company,city,note',
        // Known: says something else, and more.
        '1,Somchai,Rattanakosin,new.address@example.com,081 234 5678,1980-02-03,Acme,Bangkok,likes tea',
        '2,Jane,Newcastle,jane.o@example.com,,1975-11-30,,,',
        // A new row of somebody known; a stranger; one that is for review; a faulty one.
        '20,Malee,Suksan,malee@example.com,,1990-05-06,,Phuket,',
        '21,Fresh,Person,fresh.p@example.com,+66 83 222 3333,,,,',
        '22,Jayne,Oldcastle,,,1975-11-30,,,',
        '23,Broken,Mail,nope,,,,,',
        // The stranger again, within the file.
        '24,Fresh,Person,fresh.p@example.com,,2001-01-01,,,',
      ].join('\n'),
    );
    await act(shop, startImport, second);
    await work(shop, 'import.run', second);
    assert.notDeepEqual(await everything(shop), tables);
    await act(shop, undoImport, second);
    await work(shop, 'import.undo', second);
    const after = await everything(shop);
    for (const [table, rows] of Object.entries(tables))
      assert.deepEqual(after[table], rows, `${table} is not as before`);
  });

  test('rows for review are listed with whom they resemble, page by page, to whoever may read customers', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'cases');
    const owner = shop.staff.owner;
    const heading = 'id,first name,last name,email,phone,dob\n';
    const base = await upload(shop, `${heading}1,Jane,Oldcastle,jane.o@example.com,,1975-11-30\n`);
    await act(shop, startImport, base);
    await work(shop, 'import.run', base);
    const id = await upload(
      shop,
      `${heading}21,Fresh,Person,fresh.p@example.com,,\n22,Jane,Newhouse,jane.o@example.com,,\n`,
    );
    await act(shop, startImport, id);
    await work(shop, 'import.run', id);
    assert.equal((await shown(shop, id)).counts.review, 1);
    const page = (who: TestBusiness['staff']['owner'] | TestBusiness['key'], after = 0) =>
      db.as(who, 'caller', (tx) => findCases(tx, who, id, 10, after));
    const [row, ...more] = await page(owner);
    assert.equal(more.length, 0);
    assert.deepEqual(
      [row?.line, row?.shown?.name, row?.shown?.state],
      [3, 'Jane Newhouse', 'open'],
    );
    const { likeliest } = row?.shown ?? {};
    assert.equal(likeliest?.name, 'Jane Oldcastle');
    assert.ok(likeliest && likeliest.probability > 0.3 && likeliest.probability < 1);
    assert.deepEqual(await page(owner, 3), []);
    const key = { ...shop.key, acts: ['imports.read' as const] };
    await assert.rejects(
      page(key),
      (fault) => fault instanceof Refusal && fault.code === 'forbidden',
    );
    const other = await makeBusiness(db, 'cases-other');
    await assert.rejects(
      page(other.staff.owner),
      (fault) => fault instanceof Refusal && fault.code === 'not_found',
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
      makeTags: false,
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
