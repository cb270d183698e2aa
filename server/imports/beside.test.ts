import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeCustomer } from '#identity';
import { readSaid, sayConsent } from '#messaging';
import { Refusal } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { addField, addTag, listTags } from '#tenancy';
import { forEachDatabase, makeBusiness } from '#test/databases';
import { importing } from '#test/importing';
import { testPorts } from '#test/ports';
import { setTierOf, setTiers } from '#tiers';
import { changeTag } from '../tenancy/tags.ts';
import { readTierOf } from '../tiers/of-customer.ts';
import { checkImport, startImport, undoImport } from './begin.ts';
import { faultFile } from './fault-file.ts';
import { findFaults } from './faults.ts';
import { importFor } from './in-part.ts';
import { planImport } from './plan.ts';
import { findImport, shownImport } from './store.ts';

forEachDatabase('what an import brings beside people', (opened) => {
  const { upload, act, work, shown, everything } = importing(
    opened,
    () => testPorts(opened().db).files,
  );

  test('tags and own fields come in, staff stand above them, and an undo takes off exactly what came', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'own');
    const owner = shop.staff.owner;
    const as = <T>(what: (tx: Tx) => Promise<T>) => db.as(owner, 'caller', what);
    await as((tx) => addTag(tx, owner, { name: 'VIP', color: 'red' }));
    const press = await as((tx) => addTag(tx, owner, { name: 'Press', color: 'blue' }));
    const field = { kind: 'number' as const, choices: [] };
    await as((tx) => addField(tx, owner, { ...field, key: 'handicap', label: 'Handicap' }));
    await as((tx) => addField(tx, owner, { ...field, key: 'visits', label: 'Visits' }));
    const run = async (...rows: string[]) => {
      const text = ['id,name,email,tags,Handicap,Visits', ...rows].join('\n');
      const id = await upload(shop, text, 'club.csv');
      await act(shop, startImport, id);
      await work(shop, 'import.run', id);
      assert.deepEqual((await shown(shop, id)).counts.faulty, 0);
      return id;
    };
    const undo = async (id: string) => {
      await act(shop, undoImport, id);
      await work(shop, 'import.undo', id);
    };
    const malee = async () => {
      const customer = await as((tx) =>
        tx
          .selectFrom('customers')
          .select(['id', 'version'])
          .where('tenant_id', '=', shop.id)
          .where('name', '=', 'Malee Suksan')
          .executeTakeFirstOrThrow(),
      );
      const tags = await as((tx) =>
        tx
          .selectFrom('customer_tags as ct')
          .innerJoin('tags as t', (join) =>
            join.onRef('t.tenant_id', '=', 'ct.tenant_id').onRef('t.id', '=', 'ct.tag_id'),
          )
          .select('t.name')
          .where('ct.tenant_id', '=', shop.id)
          .where('ct.customer_id', '=', customer.id)
          .orderBy('t.name')
          .execute(),
      );
      const values = await as((tx) =>
        tx
          .selectFrom('customer_values as v')
          .innerJoin('custom_fields as f', (join) =>
            join.onRef('f.tenant_id', '=', 'v.tenant_id').onRef('f.id', '=', 'v.field_id'),
          )
          .select(['f.key', 'v.value'])
          .where('v.tenant_id', '=', shop.id)
          .where('v.customer_id', '=', customer.id)
          .execute(),
      );
      return {
        ...customer,
        tags: tags.map((tag) => tag.name),
        values: Object.fromEntries(values.map(({ key, value }) => [key, value])),
      };
    };
    await run(
      '1,Malee Suksan,malee@mail.example,vip,12,3',
      '3,Jane Oldcastle,jane.o@mail.example,,,',
    );
    const first = await malee();
    assert.deepEqual([first.tags, first.values], [['VIP'], { handicap: '12', visits: '3' }]);
    const { id, version } = first;
    await as((tx) => changeCustomer(tx, owner, id, { version, values: { visits: '9' } }));
    const tables = await everything(shop);
    const second = await run(
      '1,Malee Suksan,malee@mail.example,"vip, press",10,4',
      '2,Somchai Rattana,somchai.r@mail.example,press,20,',
    );
    const now = await malee();
    assert.deepEqual([now.tags, now.values], [['Press', 'VIP'], { handicap: '10', visits: '9' }]);
    await undo(second);
    const after = await everything(shop);
    for (const [table, rows] of Object.entries(tables))
      assert.deepEqual(after[table], rows, `${table} is not as before`);
    const { version: latest } = await malee();
    const byHand = { tags: [press.id], values: { visits: null } };
    await as((tx) => changeCustomer(tx, owner, id, { version: latest, ...byHand }));
    await run('1,Malee Suksan,malee@mail.example,vip,11,5');
    const last = await malee();
    assert.deepEqual(
      [last.tags, last.values],
      [['Press'], { handicap: '11' }],
      'staff had taken VIP off, and emptied the visits',
    );
  });

  test('tiers and consents come in with their dates, below what staff and customers said since, and go with the import', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'allow');
    const { owner } = shop.staff;
    const as = <T>(what: (tx: Tx) => Promise<T>) => db.as(owner, 'caller', what);
    const [gold, silver] = await as((tx) =>
      setTiers(
        tx,
        owner,
        ['Gold', 'Silver'].map((name) => ({ name, description: '' })),
      ),
    );
    assert.ok(gold && silver);
    const run = async (faulty: number, ...rows: string[]) => {
      const head = 'id,name,email,VIP tier,Accepts email marketing,Consent date';
      const id = await upload(shop, [head, ...rows].join('\n'), 'club.csv');
      await act(shop, startImport, id);
      await work(shop, 'import.run', id);
      assert.equal((await shown(shop, id)).counts.faulty, faulty);
      return id;
    };
    const undo = async (id: string) => {
      await act(shop, undoImport, id);
      await work(shop, 'import.undo', id);
    };
    const customer = (name: string) =>
      as(async (tx) => {
        const { id } = await tx
          .selectFrom('customers')
          .select('id')
          .where('tenant_id', '=', shop.id)
          .where('name', '=', name)
          .where('merged_at', 'is', null)
          .executeTakeFirstOrThrow();
        return id;
      });
    const stands = (id: string) =>
      as(async (tx) => {
        const { now: tier } = await readTierOf(tx, owner, id);
        const said = (await readSaid(tx, shop.id, id)).filter(({ channel }) => channel === 'email');
        const on = said.map(
          (one) => `${one.given ? 'yes' : 'no'} ${one.source} ${one.at.slice(0, 10)}`,
        );
        return [tier?.tier?.name ?? null, on] as const;
      });
    const say = (id: string, given: boolean) =>
      as((tx) =>
        sayConsent(tx, owner, id, {
          channel: 'email',
          topic: 'offers',
          given,
          source: 'spoken',
          language: 'en',
        }),
      );
    const today = new Date().toISOString().slice(0, 10);

    const empty = await everything(shop);
    const first = await run(
      1,
      '1,Malee Suksan,malee@mail.example,gold,yes,2024-02-03 10:00',
      '2,Jane Oldcastle,jane.o@mail.example,,no,',
      '3,Nobody There,nobody@mail.example,Platinum,yes,2024-02-03',
      '4,Malee Suksan,malee@mail.example,Silver,no,2023-01-01',
    );
    const [malee, jane] = [await customer('Malee Suksan'), await customer('Jane Oldcastle')];
    // The order of days decides, not that of lines.
    assert.deepEqual(await stands(malee), [
      'Silver',
      ['yes import 2024-02-03', 'no import 2022-12-31'],
    ]);
    assert.deepEqual(await stands(jane), [null, [`no import ${today}`]]);
    await undo(first);
    const after = await everything(shop);
    for (const [table, rows] of Object.entries(empty))
      assert.deepEqual(after[table], rows, `${table} is not as before`);

    await run(0, '1,Malee Suksan,malee@mail.example,gold,yes,2024-02-03');
    const again = await customer('Malee Suksan');
    await say(again, false);
    await as((tx) => setTierOf(tx, owner, { id: again, tier: silver.id, reason: '' }));
    const before = await everything(shop);
    const second = await run(
      0,
      '1,Malee Suksan,malee@mail.example,gold,yes,2025-06-07',
      '1,Malee Suksan,malee@mail.example,gold,yes,',
      '5,Nicha Dee,nicha@mail.example,gold,yes,',
      '5,Nicha Dee,nicha@mail.example,gold,no,',
    );
    assert.deepEqual(
      await stands(again),
      ['Silver', [`no spoken ${today}`, 'yes import 2025-06-06', 'yes import 2024-02-02']],
      'a withdrawal of today stands above any yes of before, staff’s tier above a file’s',
    );
    const nicha = await customer('Nicha Dee');
    assert.deepEqual(await stands(nicha), ['Gold', [`no import ${today}`, `yes import ${today}`]]);
    const once = await everything(shop);
    await run(
      0,
      '1,Malee Suksan,malee@mail.example,gold,yes,2025-06-07',
      '5,Nicha Dee,nicha@mail.example,gold,no,',
    );
    for (const table of ['consents', 'customer_tiers'])
      assert.deepEqual((await everything(shop))[table], once[table], 'the same again is no news');

    // Whom somebody has spoken to since is no longer the import's alone, and stays.
    await say(nicha, true);
    await undo(second);
    assert.deepEqual(await stands(nicha), [null, [`yes spoken ${today}`]]);
    assert.deepEqual((await everything(shop))['customer_tiers'], before['customer_tiers']);
  });

  test('tags that are not there are counted, made when the plan says so, and taken back with the import', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'new-tags');
    const owner = shop.staff.owner;
    const as = <T>(what: (tx: Tx) => Promise<T>) => db.as(owner, 'caller', what);
    const names = async () => (await as((tx) => listTags(tx, shop.id))).map(({ name }) => name);
    await as((tx) => addTag(tx, owner, { name: 'VIP', color: 'red' }));
    const text = [
      'id,name,email,tags',
      '1,Malee Suksan,malee@mail.example,"vip, Press"',
      '2,Somchai Rattana,somchai.r@mail.example,press;League',
      '3,Jane Oldcastle,jane.o@mail.example,VIP',
      `4,Tom Toolong,tom@mail.example,${'x'.repeat(41)}`,
      '5,Broken Mail,no address,Never',
      '6,Narin Chai,narin@mail.example,Kept',
    ].join('\n');
    const id = await upload(shop, text, 'club.csv');
    const tables = await everything(shop);
    await act(shop, checkImport, id);
    await work(shop, 'import.check', id);
    const checked = await shown(shop, id);
    assert.equal(checked.check?.faulty, 5);
    assert.deepEqual(checked.newTags, {
      tags: [
        { name: 'Press', rows: 2 },
        { name: 'League', rows: 1 },
        { name: 'x'.repeat(41), rows: 1 },
        { name: 'Kept', rows: 1 },
      ],
      more: 0,
    });
    const [fault] = await as((tx) => findFaults(tx, owner, id, 1, undefined));
    assert.match(fault?.message ?? '', /There is no tag “Press”\. Have the import make it/);

    const { dateOrder, source } = checked;
    const mapping = checked.mapping ?? {};
    const plan = { mapping, dateOrder, source, makeTags: true };
    await as((tx) => planImport(tx, owner, id, plan));
    await act(shop, checkImport, id);
    await work(shop, 'import.check', id);
    assert.equal((await shown(shop, id)).check?.faulty, 2);
    assert.deepEqual(await names(), ['VIP'], 'a dry run makes nothing');
    assert.deepEqual(await everything(shop), tables);
    await act(shop, startImport, id);
    await work(shop, 'import.run', id);
    const done = await shown(shop, id);
    assert.deepEqual([done.counts.new, done.counts.faulty, done.tagsMade], [4, 2, 3]);
    assert.deepEqual(await names(), ['Kept', 'League', 'Press', 'VIP']);

    // Somebody else uses one of them by now, and one was given another colour: these stay.
    const tags = await as((tx) => listTags(tx, shop.id));
    const idOf = (name: string) => tags.find((tag) => tag.name === name)?.id ?? '';
    await as((tx) => changeTag(tx, owner, idOf('Kept'), { color: 'green' }));
    const { customer } = shop.customer;
    await as(async (tx) => {
      const { version } = await tx
        .selectFrom('customers')
        .select('version')
        .where('id', '=', customer)
        .executeTakeFirstOrThrow();
      await changeCustomer(tx, owner, customer, { version, tags: [idOf('League')] });
    });
    await act(shop, undoImport, id);
    await work(shop, 'import.undo', id);
    assert.deepEqual(await names(), ['Kept', 'League', 'VIP']);
  });

  test('tags that two imports brought go with the last of them', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'both-tags');
    const owner = shop.staff.owner;
    const tables = await everything(shop);
    const run = async (rows: string, name: string) => {
      const id = await upload(shop, `id,name,email,tags\n${rows}\n`, name);
      const { mapping, dateOrder, source } = await shown(shop, id);
      const plan = { mapping: mapping ?? {}, dateOrder, source, makeTags: true };
      await db.as(owner, 'caller', (tx) => planImport(tx, owner, id, plan));
      await act(shop, startImport, id);
      await work(shop, 'import.run', id);
      return id;
    };
    const first = await run('1,Malee Suksan,malee@mail.example,Press', 'one.csv');
    const second = await run('9,Jane Oldcastle,jane.o@mail.example,press', 'two.csv');
    assert.equal((await shown(shop, second)).tagsMade, 0);
    for (const id of [first, second]) {
      await act(shop, undoImport, id);
      await work(shop, 'import.undo', id);
      const left = await db.as(owner, 'caller', (tx) => listTags(tx, shop.id));
      assert.equal(left.length, id === first ? 1 : 0);
    }
    assert.deepEqual(await everything(shop), tables);
  });

  test('whoever may not make tags neither plans to nor has an import make them', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'not-yours');
    const owner = shop.staff.owner;
    const key = { ...shop.key, acts: shop.key.acts.filter((one) => one !== 'tags.change') };
    const id = await upload(shop, 'name,email,tags\nMalee,malee@mail.example,Press\n');
    const { mapping, dateOrder, source } = await shown(shop, id);
    const plan = { mapping: mapping ?? {}, dateOrder, source, makeTags: true };
    await assert.rejects(
      db.as(key, 'caller', (tx) => planImport(tx, key, id, plan)),
      (fault) =>
        fault instanceof Refusal &&
        fault.code === 'invalid_input' &&
        fault.details.fields?.[0]?.path === 'makeTags',
    );
    await db.as(owner, 'caller', (tx) => planImport(tx, owner, id, plan));
    await db.as(key, 'caller', (tx) => startImport(tx, key, id));
    await work(shop, 'import.run', id);
    assert.equal((await shown(shop, id)).counts.faulty, 1);
    const [fault] = await db.as(owner, 'caller', (tx) => findFaults(tx, owner, id, 1, undefined));
    assert.match(fault?.message ?? '', /whoever started the import may not make tags/);
  });

  test('rows for which there is no room for their tags are left out, those that come first have it', async () => {
    const { db, asOwner } = opened();
    const shop = await makeBusiness(db, 'room');
    const owner = shop.staff.owner;
    await asOwner((login) =>
      login.run(
        `INSERT INTO clientele.tags (tenant_id, id, name, created_at)
         SELECT $1, gen_random_uuid(), 'tag ' || n, now() FROM generate_series(1, 499) AS n`,
        [shop.id],
      ),
    );
    const text =
      'name,email,tags\nMalee,malee@mail.example,Press\nSomchai,somchai@mail.example,League\nJane,jane@mail.example,press\n';
    const id = await upload(shop, text);
    const { mapping, dateOrder, source } = await shown(shop, id);
    const plan = { mapping: mapping ?? {}, dateOrder, source, makeTags: true };
    await db.as(owner, 'caller', (tx) => planImport(tx, owner, id, plan));
    await act(shop, startImport, id);
    await work(shop, 'import.run', id);
    const done = await shown(shop, id);
    assert.deepEqual([done.state, done.counts.new, done.counts.faulty], ['done', 2, 1]);
    const [fault] = await db.as(owner, 'caller', (tx) => findFaults(tx, owner, id, 1, undefined));
    assert.match(fault?.message ?? '', /no room for the tag “League”/);
  });

  test('numbers in a file are shown whole only to whoever may read numbers', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'numbers-shown');
    const { owner, sales } = shop.staff;
    const id = await upload(
      shop,
      'name,email,national id,member no\nNok Suwan,nok@mail.example,1103700708001,M-77\nMalee,nope,1103700709008,M-78\n',
    );
    await act(shop, startImport, id);
    await work(shop, 'import.run', id);
    for (const [who, whole] of [
      [owner, true],
      [sales, false],
    ] as const) {
      const row = await db.as(who, 'caller', (tx) => findImport(tx, who, id));
      const told = [JSON.stringify(importFor(who, shownImport(row, new Date())))];
      for await (const piece of (await faultFile(db, testPorts(db).files, who, id)).content)
        told.push(Buffer.from(piece).toString());
      assert.equal(told.join('').includes('1103700708001'), whole);
      assert.equal(told.at(-1)?.includes('1103700709008'), whole);
      assert.ok(told.at(-1)?.includes(whole ? 'M-78' : '•••• 9008'));
      assert.ok(told.at(-1)?.includes('M-78'), 'cards of the business are not hidden');
    }
  });
});
