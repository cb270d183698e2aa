import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WrittenProfile } from '#contract/person';
import { refused } from '#test/access';
import { forEachDatabase, makeBusiness, twoBusinesses, type TestBusiness } from '#test/databases';
import { identify } from '../recognise/identify.ts';
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
