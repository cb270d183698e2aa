import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WrittenProfile } from '#contract/person';
import { refused } from '#test/access';
import { forEachDatabase, makeBusiness, twoBusinesses, type TestBusiness } from '#test/databases';
import { identify, identifyMany } from '../recognise/identify.ts';
import { withdrawProfiles } from '../withdraw/withdraw.ts';
import { orderSources, readSourceOrder } from './order.ts';

/** Mali as one system wrote her; the proven address makes all of them one customer. */
const mali = (source: string, more: WrittenProfile['person'] = {}): WrittenProfile => ({
  source,
  kind: 'crm',
  outsideId: '1',
  person: {
    fullName: 'Mali Srisuk',
    emails: [{ value: 'mali@mail.example', verified: true }],
    birthDate: '1990-04-13',
    ...more,
  },
});

forEachDatabase('order of sources', (opened) => {
  const come = (shop: TestBusiness, profile: WrittenProfile) =>
    opened().db.as(shop.key, 'engine', (tx) => identify(tx, shop.key, profile));
  const put = (shop: TestBusiness, ...order: Parameters<typeof orderSources>[2]['order']) =>
    opened().db.as(shop.staff.owner, 'caller', (tx) =>
      orderSources(tx, shop.staff.owner, { order }),
    );
  const live = (shop: TestBusiness, customer: string) =>
    opened().db.as(shop.staff.owner, 'caller', (tx) =>
      tx
        .selectFrom('customers')
        .select(['company', 'note'])
        .where('tenant_id', '=', shop.id)
        .where('id', '=', customer)
        .executeTakeFirstOrThrow(),
    );

  test('a higher source replaces what a lower one said, but for what it only fills', async () => {
    const shop = await makeBusiness(opened().db, 'order');
    await put(shop, { source: 'till', fills: ['note'] }, { source: 'crm', fills: [] });
    const first = await come(shop, mali('crm', { company: 'Lagoon', note: 'by crm' }));
    const second = await come(shop, mali('till', { company: 'Lagune', note: 'by till' }));
    assert.equal(second.customer, first.customer);
    assert.deepEqual(await live(shop, first.customer), { company: 'Lagune', note: 'by crm' });
    await come(shop, mali('crm', { company: 'Lagoon Ltd', note: 'by crm again' }));
    assert.deepEqual(await live(shop, first.customer), { company: 'Lagune', note: 'by crm again' });
  });

  test('what a higher source replaced comes back when that source is withdrawn', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'back');
    await put(shop, { source: 'till', fills: [] });
    const first = await come(shop, mali('crm', { company: 'Lagoon' }));
    const second = await come(shop, mali('till', { company: 'Lagune' }));
    await db.as(shop.system, 'engine', (tx) =>
      withdrawProfiles(tx, shop.system, [{ profile: second.profile, before: null }]),
    );
    assert.deepEqual(await live(shop, first.customer), { company: 'Lagoon', note: null });
  });

  const contacts = (shop: TestBusiness, customer: string) =>
    opened().asOwner(async (login) => {
      const rows = await login.run<{ said: string }>(
        `SELECT i.value AS said FROM clientele.identifiers i WHERE i.tenant_id = $1 AND i.customer_id = $2
         UNION ALL SELECT a.line1 FROM clientele.addresses a WHERE a.tenant_id = $1 AND a.customer_id = $2`,
        [shop.id, customer],
      );
      return rows.map((row) => row.said).toSorted();
    });
  const withdraw = (shop: TestBusiness, profile: string) =>
    opened().db.as(shop.system, 'engine', (tx) =>
      withdrawProfiles(tx, shop.system, [{ profile, before: null }]),
    );
  const proved = 'mali@mail.example';
  const phones = (value: string, verified = false) => ({ phones: [{ value, verified }] });
  const home = (line1: string) => ({ address: { line1, city: 'Bangkok', postcode: '10110' } });

  test('contacts and addresses that a source only fills come where nobody else has said any', async () => {
    const shop = await makeBusiness(opened().db, 'fills');
    const fills = ['email', 'phone', 'address'] as const;
    await put(shop, { source: 'relay', fills: [...fills] });
    const said = { ...phones('081 234 5678'), ...home('1 Lagoon Road') };
    const first = await come(shop, mali('relay', said));
    const all = async () => contacts(shop, first.customer);
    assert.deepEqual(await all(), ['+66812345678', '1 Lagoon Road', proved].toSorted());
    // It may change what it said itself.
    await come(shop, mali('relay', { ...said, ...phones('081 234 5679') }));
    const own = ['+66812345678', '+66812345679', '1 Lagoon Road', proved].toSorted();
    assert.deepEqual(await all(), own);
    const other = { ...mali('relay', { ...phones('081 000 1111'), ...home('2 Canal Road') }) };
    const second = await come(shop, { ...other, outsideId: '2' });
    assert.equal(second.customer, first.customer);
    assert.deepEqual(await all(), own, 'another profile has said them already');
    await come(shop, mali('till', { ...phones('081 222 3333'), ...home('3 Till Road') }));
    assert.deepEqual(await all(), [...own, '+66812223333', '3 Till Road'].toSorted());
    await come(shop, { ...mali('relay', phones('081 000 2222', true)), outsideId: '3' });
    assert.ok((await all()).includes('+66810002222'), 'what is proved always comes');
  });

  test('what was not taken is no key, and comes once what stood in its way is withdrawn', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'fills-back');
    await put(shop, { source: 'relay', fills: ['phone', 'address'] });
    const till = await come(
      shop,
      mali('till', { ...phones('081 222 3333'), ...home('3 Till Road') }),
    );
    const relayed = mali('relay', { ...phones('081 000 1111'), ...home('2 Canal Road') });
    const relay = await come(shop, relayed);
    assert.equal(relay.customer, till.customer);
    const stranger = () =>
      come(shop, {
        source: 'form',
        kind: 'form',
        person: { ...phones('081 000 1111'), fullName: 'Mali Srisuk', emails: [] },
      });
    const before = await stranger();
    assert.notEqual(before.customer, till.customer);
    await withdraw(shop, before.profile);
    await withdraw(shop, till.profile);
    const back = ['+66810001111', '2 Canal Road', proved].toSorted();
    assert.deepEqual(await contacts(shop, relay.customer), back);
    assert.equal((await stranger()).customer, relay.customer);
  });

  test('a batch only fills as arrivals that come alone do', async () => {
    const { db } = opened();
    const rows = [
      mali('till', phones('081 222 3333')),
      mali('relay', phones('081 000 1111')),
      {
        source: 'form',
        kind: 'form' as const,
        person: { ...phones('081 000 1111'), fullName: 'Mali Srisuk', emails: [] },
      },
      { ...mali('relay', phones('081 000 4444', true)), outsideId: '9' },
    ];
    const found = [];
    for (const [slug, together] of [
      ['fills-many', true],
      ['fills-alone', false],
    ] as const) {
      const shop = await makeBusiness(db, slug);
      await put(shop, { source: 'relay', fills: ['phone'] });
      const came = together
        ? await db.as(shop.system, 'engine', (tx) => identifyMany(tx, shop.system, rows))
        : await Array.fromAsync(rows, (row) => come(shop, row));
      const ids = [...new Set(came.map((one) => one.customer))];
      const held = await Promise.all(ids.map((id) => contacts(shop, id)));
      found.push({ of: came.map(({ customer }) => ids.indexOf(customer)), held });
    }
    assert.deepEqual(found[0], found[1]);
    assert.deepEqual(found[0]?.of, [0, 0, 1, 0]);
  });

  test('sources that people came from are listed, placed or not, of one business only', async () => {
    const { golf, wine } = await twoBusinesses(opened().db);
    await come(golf, mali('crm'));
    await come(golf, { ...mali('form'), outsideId: undefined });
    await come(golf, mali('till'));
    await put(golf, { source: 'till', fills: ['name'] });
    const seen = (shop: TestBusiness) =>
      opened().db.as(shop.staff.owner, 'caller', (tx) => readSourceOrder(tx, shop.staff.owner));
    const { order, others } = await seen(golf);
    assert.deepEqual(order, [{ source: 'till', fills: ['name'] }]);
    assert.ok(others.includes('crm') && others.includes('form') && !others.includes('till'));
    assert.deepEqual((await seen(wine)).order, []);
  });

  test('a source stands once', async () => {
    const shop = await makeBusiness(opened().db, 'once');
    const twice = [
      { source: 'till', fills: [] },
      { source: 'till', fills: [] },
    ];
    const refusal = await refused(put(shop, ...twice), 'invalid_input');
    assert.equal(refusal.details.fields?.[0]?.path, 'order.1.source');
  });
});
