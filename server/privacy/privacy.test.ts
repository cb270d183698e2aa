import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { identify, mergeCustomers } from '#identity';
import { keepMail } from '#messaging';
import { freeze, now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refused } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { workTask } from '#test/work-task';
import {
  askForErasure,
  carryOutErasure,
  eraseCustomer,
  latestErasure,
  listErasures,
  refuseErasure,
  withdrawErasure,
} from './erasures.ts';
import { createHousehold } from '../identity/households/change.ts';
import { exportCustomer } from './export.ts';
import { countRetention } from './retention/apply.ts';
import { setRetention, shippedRetention } from './retention/setting.ts';

forEachDatabase('privacy', (opened) => {
  type Who = TestBusiness['staff']['owner'];

  async function work(
    shop: TestBusiness,
    task: 'erasure.carry_out' | 'retention.apply',
    payload: Record<string, string>,
  ) {
    await workTask(opened().db, shop.system, task, { tenant: shop.id, ...payload });
  }

  const made = (shop: TestBusiness, source: string, person: object) =>
    opened().db.as(shop.staff.owner, 'engine', (tx) =>
      identify(tx, shop.staff.owner, {
        source,
        kind: 'form',
        person: { emails: [], phones: [], ...person },
      }),
    );

  const erase = async (shop: TestBusiness, customer: string, name: string) => {
    const who: Who = shop.staff.owner;
    const { id, customer: whole } = await opened().db.as(who, 'engine', (tx) =>
      eraseCustomer(tx, who, customer, name),
    );
    await work(shop, 'erasure.carry_out', { erasure: id });
    return opened().db.as(who, 'caller', (tx) => latestErasure(tx, who, whole));
  };

  const rows = <R>(query: string, values: unknown[]) =>
    opened().asOwner((login) => login.run<R>(query, values));

  test('by an id of before a merge the whole person is erased, by the name that stands, and the answer says whom', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'by-old-id');
    const { owner } = shop.staff;
    const { customer: stays } = await made(shop, 'till', { fullName: 'Ada Stays' });
    const { customer: merged, profile } = await made(shop, 'web', { fullName: 'Bea Became' });
    const session = newId();
    const bea = { kind: 'customer', tenant: shop.id, customer: merged, profile, session } as const;
    // What was asked for before the merge is what is carried out after it.
    const asked = await db.as({ ...bea, request: newId() }, 'engine', (tx) =>
      askForErasure(tx, { ...bea, request: newId() }, 'ERASE'),
    );
    await db.as(owner, 'engine', (tx) => mergeCustomers(tx, owner, { customers: [stays, merged] }));
    const [waiting] = await db.as(owner, 'caller', (tx) =>
      listErasures(tx, owner, 'open', { limit: 5, after: undefined }),
    );
    assert.deepEqual([waiting?.customer, waiting?.name], [stays, 'Ada Stays']);
    const eraseBy = (id: string, name: string) =>
      db.as(owner, 'engine', (tx) => eraseCustomer(tx, owner, id, name));
    await refused(eraseBy(merged, 'Bea Became'), 'erasure_unconfirmed');
    const begun = await eraseBy(merged, 'Ada Stays');
    assert.deepEqual(
      [begun.id, begun.customer, begun.name, begun.state],
      [asked.id, stays, 'Ada Stays', 'under_way'],
    );
    await work(shop, 'erasure.carry_out', { erasure: begun.id });
    const left = await rows<{ name: string; erased: boolean }>(
      `SELECT name, erased_at IS NOT NULL AS erased FROM clientele.customers
       WHERE tenant_id = $1 AND id = ANY ($2)`,
      [shop.id, [stays, merged]],
    );
    assert.deepEqual(left, [
      { name: '', erased: true },
      { name: '', erased: true },
    ]);
    await refused(eraseBy(merged, ''), 'erased');
    const events = await rows(
      `SELECT FROM clientele.erasures WHERE tenant_id = $1 AND state IN ('open', 'under_way')`,
      [shop.id],
    );
    assert.deepEqual(events, []);
  });

  test('erases somebody in cases, decided pairs, a household and a merge, and nobody else', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'tangle');
    const phone = [{ value: '081 555 0101', verified: false }];
    const anna = await made(shop, 'a', { givenName: 'Anna', familyName: 'Holm', phones: phone });
    const bo = await made(shop, 'b', { givenName: 'Bo', familyName: 'Holm', phones: phone });
    const part = await made(shop, 'c', {
      fullName: 'Annika Holmström',
      emails: [{ value: 'annika@holm.example', verified: false }],
    });
    assert.equal(new Set([anna.customer, bo.customer, part.customer]).size, 3);
    await opened().asOwner(async (login) => {
      const [low, high] = [anna.customer, bo.customer].toSorted();
      await login.run(
        `INSERT INTO clientele.rejections (tenant_id, customer_id, other_id, fingerprint, rejected_at)
         VALUES ($1, $2, $3, 7, $4)`,
        [shop.id, low, high, now()],
      );
      await login.run(
        `INSERT INTO clientele.lineage (tenant_id, id, customer_id, survivor_id, merged_at) VALUES ($1, $2, $3, $4, $5)`,
        [shop.id, newId(), part.customer, anna.customer, now()],
      );
      await login.run(
        `UPDATE clientele.customers SET merged_at = $3 WHERE tenant_id = $1 AND id = $2`,
        [shop.id, part.customer, now()],
      );
      const review = newId();
      await login.run(
        `INSERT INTO clientele.reviews (tenant_id, id, profile_id, customer_id, state, reason, model, prior, created_at)
         VALUES ($1, $2, $3, $4, 'open', 'unsure', 'test', 0.1, $5) ON CONFLICT DO NOTHING`,
        [shop.id, review, bo.profile, bo.customer, now()],
      );
      await login.run(
        `INSERT INTO clientele.review_candidates (tenant_id, review_id, customer_id, probability, why)
         SELECT tenant_id, id, $3, 0.5, '[]' FROM clientele.reviews
         WHERE tenant_id = $1 AND profile_id = $2 AND state = 'open' ON CONFLICT DO NOTHING`,
        [shop.id, bo.profile, anna.customer],
      );
    });
    // By the id of the one that became part of it: both are one person, and both are emptied.
    const done = await erase(shop, part.customer, 'anna holm');
    assert.equal(done?.state, 'done');
    const left = await rows<{ name: string; erased: boolean }>(
      `SELECT name, erased_at IS NOT NULL AS erased FROM clientele.customers
       WHERE tenant_id = $1 AND id = ANY ($2) ORDER BY name`,
      [shop.id, [anna.customer, bo.customer, part.customer]],
    );
    assert.deepEqual(left, [
      { name: '', erased: true },
      { name: '', erased: true },
      { name: 'Bo Holm', erased: false },
    ]);
    const open = await rows(
      `SELECT id FROM clientele.reviews WHERE tenant_id = $1 AND state = 'open'
       UNION ALL SELECT review_id FROM clientele.review_candidates WHERE tenant_id = $1
       UNION ALL SELECT customer_id FROM clientele.rejections WHERE tenant_id = $1`,
      [shop.id],
    );
    assert.deepEqual(open, []);
    const shared = await rows(
      `SELECT value FROM clientele.identifiers WHERE tenant_id = $1 AND customer_id = $2`,
      [shop.id, bo.customer],
    );
    assert.deepEqual(shared, [{ value: '+66815550101' }]);
    const again = await made(shop, 'a', { givenName: 'Anna', familyName: 'Holm', phones: phone });
    assert.ok(![anna.customer, part.customer].includes(again.customer));
  });

  test('is confirmed by the name, decided once, and waits for imports', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'decide');
    const { owner } = shop.staff;
    const { customer } = await made(shop, 'a', { givenName: 'Carl', familyName: 'Lind' });
    const confirm = (name: string) =>
      db.as(owner, 'engine', (tx) => eraseCustomer(tx, owner, customer, name));
    await refused(confirm('Carl'), 'erasure_unconfirmed');
    const { id } = await confirm('Carl Lind');
    await refused(confirm('Carl Lind'), 'erasure_closed');
    await opened().asOwner(async (login) => {
      const file = newId();
      await login.run(
        `INSERT INTO clientele.files (tenant_id, id, purpose, name, content_type, bytes, sha256, created_at)
         VALUES ($1, $2, 'import', 'x.csv', 'text/csv', 1, decode(repeat('00', 32), 'hex'), $3)`,
        [shop.id, file, now()],
      );
      await login.run(
        `INSERT INTO clientele.imports (tenant_id, id, state, file_id, source, encoding, delimiter, columns, date_order, created_at)
         VALUES ($1, $2, 'running', $3, 'x', 'utf-8', ',', '[]', 'ymd', $4)`,
        [shop.id, newId(), file, now()],
      );
    });
    await assert.rejects(work(shop, 'erasure.carry_out', { erasure: id }), /an import is at work/);
    await rows(`UPDATE clientele.imports SET state = 'done' WHERE tenant_id = $1`, [shop.id]);
    await work(shop, 'erasure.carry_out', { erasure: id });
    await refused(confirm('ERASE'), 'erased');
  });

  test('a customer asks, takes it back, asks again and reads why not; nobody else’s is seen', async () => {
    const { db } = opened();
    const [golf, wine] = [await makeBusiness(db, 'mine'), await makeBusiness(db, 'theirs')];
    const me = golf.customer;
    const ask = (typed: string) => db.as(me, 'caller', (tx) => askForErasure(tx, me, typed));
    await refused(ask('please'), 'erasure_unconfirmed');
    const first = await ask('EFFACER');
    assert.equal(Date.parse(first.dueAt) - Date.parse(first.askedAt), 30 * 86_400_000);
    await refused(ask('ERASE'), 'erasure_open');
    await db.as(me, 'caller', (tx) => withdrawErasure(tx, me));
    await refused(
      db.as(me, 'caller', (tx) => withdrawErasure(tx, me)),
      'erasure_closed',
    );
    const { id } = await ask('ลบข้อมูล');
    const { owner } = golf.staff;
    await db.as(owner, 'caller', (tx) => refuseErasure(tx, owner, id, 'You owe us a cup.'));
    await refused(
      db.as(owner, 'engine', (tx) => carryOutErasure(tx, owner, id, '')),
      'erasure_unconfirmed',
    );
    const seen = await db.as(me, 'caller', (tx) => latestErasure(tx, me, me.customer));
    assert.equal(seen?.reason, 'You owe us a cup.');
    const other = wine.customer;
    for (const stranger of [other, { ...other, tenant: golf.id }])
      assert.equal(
        await db.as(stranger, 'caller', (tx) => latestErasure(tx, stranger, me.customer)),
        null,
      );
  });

  test('an export holds every table with something of the customer, no secret, and nobody else', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'export');
    const { owner } = shop.staff;
    const mine = await made(shop, 'a', {
      givenName: 'Dora',
      familyName: 'Ek',
      birthDate: '1970-01-02',
      emails: [{ value: 'dora@ek.example', verified: false }],
      phones: [{ value: '081 555 0202', verified: false }],
      address: { line1: '1 Oak Street', city: 'Bangkok' },
    });
    const other = await made(shop, 'a', {
      fullName: 'Somebody Else',
      emails: [{ value: 'else@ek.example', verified: false }],
    });
    await db.as(owner, 'caller', (tx) =>
      createHousehold(tx, owner, {
        name: 'House of Oak',
        members: [
          { customer: mine.customer, role: 'grandmother' },
          { customer: other.customer, role: 'gardener' },
        ],
      }),
    );
    const all = await exportCustomer(db, owner, mine.customer);
    const text = JSON.stringify(all.tables);
    for (const word of ['Dora', 'Ek', '1970-01-02', 'dora@ek.example', '+66815550202', '1 Oak'])
      assert.ok(text.includes(word), word);
    for (const word of ['Somebody', 'else@ek', 'gardener', 'token_hash'])
      assert.ok(!text.includes(word), word);
    const tables = ['customers', 'identifiers', 'addresses', 'profiles', 'links', 'events'];
    for (const table of tables) assert.ok(all.tables[table]?.length, table);
    assert.deepEqual(
      [all.tables['households'], all.tables['household_members']].map((one) => one?.length),
      [1, 1],
    );
    assert.equal(all.tables['households']?.[0]?.['name'], 'House of Oak');
    assert.equal(all.tables['household_members']?.[0]?.['role'], 'grandmother');
    const self = { ...shop.customer, customer: mine.customer };
    const own = await exportCustomer(db, self, mine.customer);
    assert.equal(own.customer, mine.customer);
  });

  test('retention counts first, and then does what it counted', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'keep');
    const { owner } = shop.staff;
    const old = await made(shop, 'a', { givenName: 'Old', familyName: 'Timer' });
    await db.as(owner, 'gate', (tx) =>
      keepMail(tx, { from: 'a@b.example', to: 'c@d.example', subject: 's', text: 't', html: 'h' }),
    );
    await db.as(owner, 'caller', (tx) =>
      sql`INSERT INTO clientele.event_values (tenant_id, event_id, field, new_value)
        SELECT tenant_id, id, 'name', 'Old' FROM clientele.events WHERE tenant_id = ${shop.id} LIMIT 1`.execute(
        tx,
      ),
    );
    const thaw = freeze(new Date(now().getTime() + 200 * 86_400_000));
    try {
      const fresh = await made(shop, 'a', { givenName: 'New', familyName: 'Comer' });
      const setting = { ...shippedRetention, valueDays: 100, letterDays: 100, idleMonths: 3 };
      await db.as(owner, 'caller', (tx) => setRetention(tx, owner, setting));
      const counted = await countRetention(db, owner, setting);
      // The value above, and those of the setting's own change: ids are of the real time, whatever the clock is held at.
      assert.equal(counted.values, 2);
      assert.ok(counted.letters >= 1);
      // The old one, and the one that every business of a test has.
      assert.equal(counted.customers, 2);
      await work(shop, 'retention.apply', { period: 'today' });
      const nothing = { sessions: 0, imports: 0, letters: 0, values: 0, customers: 0 };
      assert.deepEqual(await countRetention(db, owner, setting), nothing);
      const proposed = await db.as(owner, 'caller', (tx) =>
        listErasures(tx, owner, 'open', { limit: 10, after: undefined }),
      );
      const about = new Set(proposed.map((one) => one.customer));
      assert.ok(about.has(old.customer) && !about.has(fresh.customer));
      // Proposed, not done: the record is as it was.
      assert.equal(proposed.find((one) => one.customer === old.customer)?.name, 'Old Timer');
    } finally {
      thaw();
    }
  });
});
