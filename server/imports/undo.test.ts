import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { addTag } from '#tenancy';
import { identify } from '#identity';
import { invent } from '#people/invent';
import { bangkok } from '#people/places/bangkok';
import { abroad } from '#people/written';
import type { WrittenProfile } from '#contract/person';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { testPorts } from '#test/ports';
import { tenantRows } from '#test/tenant-rows';
import { changeCustomer } from '../identity/index.ts';
import { countHealth } from '../identity/health/health.ts';
import { recountTerms } from '../identity/keep/recount.ts';
import { startImport, undoImport } from './begin.ts';
import { planImport } from './plan.ts';
import { shownImport } from './store.ts';
import { tasks } from './tasks.ts';
import { uploadImport } from './upload.ts';

/** What is written once and for all, and the import's own rows. */
const own = new Set([
  'events',
  'event_values',
  'imports',
  'import_faults',
  'files',
  'import_mappings',
  'import_tags',
]);

/** What counts on, so that two people who edit at once notice each other. */
const countsOn = new Set(['version', 'updated_at']);

const heading = 'id,first name,last name,email,phone,dob,company,street,city';

forEachDatabase('the undo of an import', (opened) => {
  const owner = (shop: TestBusiness) => shop.staff.owner;

  /** Takes a file in, to its end. @returns its id */
  async function imported(shop: TestBusiness, source: string, lines: readonly string[]) {
    const { db } = opened();
    const ports = testPorts(db);
    const name = `${source}.csv`;
    async function* bytes() {
      yield Buffer.from([heading, ...lines].join('\n'));
    }
    const upload = { type: 'text/csv', name, bytes: bytes() };
    const row = await uploadImport(db, ports.files, owner(shop), { upload, name, maxBytes: 1e7 });
    const { id, columns, dateOrder } = shownImport(row, new Date());
    const mapping = Object.fromEntries(columns.map((one) => [one.heading, one.guess]));
    const plan = { mapping, dateOrder, source, makeTags: false };
    await db.as(owner(shop), 'caller', (tx) => planImport(tx, owner(shop), id, plan));
    await db.as(owner(shop), 'caller', (tx) => startImport(tx, owner(shop), id));
    await work(shop, 'import.run', id);
    return id;
  }

  async function undone(shop: TestBusiness, id: string): Promise<void> {
    await opened().db.as(owner(shop), 'caller', (tx) => undoImport(tx, owner(shop), id));
    await work(shop, 'import.undo', id);
  }

  async function work(shop: TestBusiness, task: 'import.run' | 'import.undo', id: string) {
    const { db } = opened();
    await (tasks[task] as (given: unknown) => Promise<void>)({
      db,
      ports: testPorts(db),
      who: shop.system,
      payload: { tenant: shop.id, import: id },
      signal: new AbortController().signal,
    });
    // Whatever follows is later, also by a clock that counts milliseconds.
    await sleep(2);
  }

  /** Every row of the business, but for what counts on, by table. */
  async function everything(shop: TestBusiness): Promise<Record<string, string[]>> {
    const rows = (await tenantRows(opened(), shop.id)).filter(({ table }) => !own.has(table));
    const written = (_: string, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).filter(([key]) => !countsOn.has(key)))
        : value;
    const tables = Map.groupBy(rows, ({ table }) => table);
    return Object.fromEntries(
      [...tables].map(([table, all]) => [
        table,
        all.map(({ row }) => JSON.stringify(row, written)).toSorted(),
      ]),
    );
  }

  const arrive = (
    shop: TestBusiness,
    outsideId: string,
    person: WrittenProfile['person'],
    kind: WrittenProfile['kind'] = 'form',
  ) =>
    opened().db.as(shop.system, 'engine', (tx) =>
      identify(tx, shop.system, { source: 'till', kind, outsideId, person }),
    );

  const said = (value: string, verified = false) => ({ value, verified });

  /** People of before: by a form, twice and saying less the second time; by another file; by hand. */
  async function peopleOfBefore(shop: TestBusiness): Promise<void> {
    const { db } = opened();
    const ann = { givenName: 'Annika', familyName: 'Holmström', birthDate: '1980-02-03' };
    await arrive(shop, 'T1', {
      ...ann,
      company: 'Acme',
      emails: [said('annika@holm.example', true)],
      phones: [said('+66 81 234 5678')],
      address: { line1: '1 Canal Road', city: 'Bangkok' },
    });
    await sleep(2);
    await arrive(shop, 'T1', { ...ann, emails: [said('a.holm@work.example')] });
    await imported(shop, 'old list', [
      'O1,Malee,Suksan,malee@people.example,+66 82 000 1111,1990-05-06,,2 Oak Lane,Phuket',
      'O2,Annika,Holmström,annika@holm.example,,1980-02-03,,,',
      'O3,Colette,Marchand,colette@people.example,,1975-11-30,Maison,,',
    ]);
    const { id: customer, version } = await db.as(shop.system, 'engine', (tx) =>
      tx
        .selectFrom('customers')
        .select(['id', 'version'])
        .where('tenant_id', '=', shop.id)
        .where('given_name', '=', 'Colette')
        .executeTakeFirstOrThrow(),
    );
    await db.as(owner(shop), 'engine', (tx) =>
      changeCustomer(tx, owner(shop), customer, { version, company: 'Maison Colette' }),
    );
    await db.as(owner(shop), 'caller', (tx) =>
      addTag(tx, owner(shop), { name: 'VIP', color: 'grey' }),
    );
    await sleep(2);
  }

  /** Adds to everybody there, and brings two strangers, one of them twice. */
  const list = [
    'N1,Annika,Holmström,annika@holm.example,+66 81 999 8888,1980-02-03,Other Ltd,77 New Street,Chiang Mai',
    'N2,Malee,Suksan,malee@people.example,+66 82 000 1111,1990-05-06,Shop,2 Oak Lane,Phuket',
    'N3,Malee,Suksan,malee@people.example,+66 82 000 2222,1990-05-06,,3 Elm Lane,Phuket',
    'N4,Colette,Marchand,colette@people.example,,1975-11-30,Elsewhere,9 Rue Basse,Lyon',
    'N5,Fresh,Person,fresh@people.example,+66 83 222 3333,2001-01-01,,,',
    'N6,Fresh,Person,fresh@people.example,,2001-01-01,Newco,,',
    'N7,Broken,Mail,nowhere,,,,,',
  ];

  async function assertSame(shop: TestBusiness, before: Record<string, string[]>) {
    const after = await everything(shop);
    const tables = new Set([...Object.keys(before), ...Object.keys(after)]);
    for (const table of tables) assert.deepEqual(after[table], before[table], table);
  }

  test('of contacts and addresses that were added to customers of before, and of when theirs were seen', async () => {
    const shop = await makeBusiness(opened().db, 'merged');
    await peopleOfBefore(shop);
    const before = await everything(shop);
    const id = await imported(shop, 'new list', list);
    assert.notDeepEqual(await everything(shop), before);
    await undone(shop, id);
    await assertSame(shop, before);
  });

  test('of the hash by which an earlier system knows somebody who was given another name and number', async () => {
    const shop = await makeBusiness(opened().db, 'hashes');
    await peopleOfBefore(shop);
    const before = await everything(shop);
    assert.equal(before['legacy_aliases']?.length, 2);
    const renamed = (name: string, last: number) =>
      `O1,Malee,${name},malee@people.example,+66 82 000 111${last},1990-05-06,,2 Oak Lane,Phuket`;
    const first = await imported(shop, 'old list', [renamed('Suksan-Smith', 2)]);
    const aliases = async () => (await everything(shop))['legacy_aliases'];
    const between = await aliases();
    assert.equal(between?.length, 3);
    const second = await imported(shop, 'old list', [renamed('Smith', 3)]);
    await undone(shop, second);
    assert.deepEqual(await aliases(), between);
    const third = await imported(shop, 'old list', [renamed('Suksan', 1)]);
    await undone(shop, third);
    assert.deepEqual(await aliases(), between);
    await undone(shop, first);
    await assertSame(shop, before);
  });

  test('of rows that came again, whether they say the same, something else, or less', async () => {
    const shop = await makeBusiness(opened().db, 'again');
    await peopleOfBefore(shop);
    const before = await everything(shop);
    const id = await imported(shop, 'old list', [
      'O1,Malee,Suksan,malee@people.example,+66 82 000 1111,1990-05-06,,2 Oak Lane,Phuket',
      'O2,Annika,Holmström,annika.new@holm.example,,1980-02-03,,,',
      'O3,Colette,Marchand,,+33 6 12 34 56 78,1975-11-30,,,',
    ]);
    await undone(shop, id);
    await assertSame(shop, before);
  });

  test('of a profile that had come by another way, and had said more before', async () => {
    const shop = await makeBusiness(opened().db, 'kinds');
    await peopleOfBefore(shop);
    const before = await everything(shop);
    const id = await imported(shop, 'till', [
      'T1,Annika,Holmström-Berg,annika.berg@holm.example,,1980-02-03,Berg AB,,',
    ]);
    await undone(shop, id);
    await assertSame(shop, before);
  });

  test('of two files one after the other, the later first', async () => {
    const shop = await makeBusiness(opened().db, 'both');
    await peopleOfBefore(shop);
    const before = await everything(shop);
    const first = await imported(shop, 'new list', list);
    const aliases = async () => (await everything(shop))['legacy_aliases'];
    const between = await aliases();
    assert.equal(between?.length, 3);
    const second = await imported(
      shop,
      'new list',
      list.map((line) => line.replace('+66 8', '+66 9').replace('Acme', 'Sold')),
    );
    await undone(shop, second);
    assert.deepEqual(await aliases(), between);
    await undone(shop, first);
    await assertSame(shop, before);
  });

  test('leaves what was seen since as it is', async () => {
    const shop = await makeBusiness(opened().db, 'since');
    await peopleOfBefore(shop);
    const id = await imported(shop, 'new list', list);
    const { profile } = await arrive(shop, 'T2', {
      givenName: 'Malee',
      familyName: 'Suksan',
      emails: [said('malee@people.example', true)],
      phones: [said('+66 82 000 2222')],
    });
    const seen = async () =>
      opened().asOwner((login) =>
        login.run(
          `SELECT key, first_seen_at, last_seen_at, verified_at FROM clientele.identifiers
           WHERE tenant_id = $1 AND key = ANY ('{malee@people.example,+66820002222}') ORDER BY key`,
          [shop.id],
        ),
      );
    const before = await seen();
    const [till] = await opened().asOwner((login) =>
      login.run(
        `SELECT first_seen_at, last_seen_at FROM clientele.profiles WHERE tenant_id = $1 AND id = $2`,
        [shop.id, profile],
      ),
    );
    await undone(shop, id);
    assert.deepEqual(
      await seen(),
      before.map((row, place) => (place === 0 ? { ...row, ...till } : row)),
      'the second phone is what the till alone has said, since it is known',
    );
  });

  test('leaves the counts of names as they were, also where the file was large', async () => {
    const shop = await makeBusiness(opened().db, 'counts');
    const people = Array.from({ length: 620 }, (_, number) => {
      const { given, family, email, phone, birthDate } = invent(bangkok, 7, number);
      return `P${number},${given.latin},${family.latin},${number}.${email},${abroad(phone)},${birthDate},,,`;
    });
    const nobody = await everything(shop);
    const first = await imported(shop, 'crowd', people);
    await undone(shop, first);
    await assertSame(shop, nobody);

    await peopleOfBefore(shop);
    await opened().db.as(shop.system, 'engine', async (tx) => {
      await recountTerms(tx, shop.id);
      await countHealth(tx, shop.id);
    });
    const withoutTime = ({ match_statistics: counts = [], ...rest }: Record<string, string[]>) => ({
      ...rest,
      counts: counts.map((row) => row.replace(/"counted_at":"[^"]+"/, '')),
    });
    const before = withoutTime(await everything(shop));
    const second = await imported(shop, 'crowd', people);
    await undone(shop, second);
    assert.deepEqual(withoutTime(await everything(shop)), before);
  });
});
