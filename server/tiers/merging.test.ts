import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identify, mergeCustomers } from '#identity';
import { newId } from '#platform/ids';
import { systemOf } from '#platform/who';
import { refused } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { tenantRows } from '#test/tenant-rows';
import { previewMerge } from '../identity/merge/preview.ts';
import { undoMerge } from '../identity/merge/undo.ts';
import { setTiers, tierNames } from './list.ts';
import { readTierOf, setTierOf } from './of-customer.ts';

forEachDatabase('tiers of two who become one', (opened) => {
  type Work<T> = (
    tx: Parameters<Parameters<ReturnType<typeof opened>['db']['as']>[2]>[0],
  ) => Promise<T>;

  async function shopWithTiers() {
    const shop = await makeBusiness(opened().db, 'tiers');
    const { owner } = shop.staff;
    const as = <T>(work: Work<T>) => opened().db.as(owner, 'caller', work);
    const within = <T>(work: Work<T>) => opened().db.as(owner, 'engine', work);
    const names = ['Gold', 'Silver'].map((name) => ({ name, description: '' }));
    await as((tx) => setTiers(tx, owner, names));
    const tiers = await as((tx) => tierNames(tx, shop.id));
    const [gold, silver] = [tiers.get('gold')!, tiers.get('silver')!];
    const somebody = async (fullName: string) =>
      (
        await within((tx) =>
          identify(tx, shop.system, { source: 'till', kind: 'form', person: { fullName } }),
        )
      ).customer;
    const set = (id: string, tier: string | null) =>
      as((tx) => setTierOf(tx, owner, { id, tier, reason: '' }));
    const read = (id: string) => as((tx) => readTierOf(tx, owner, id));
    return { shop, owner, as, within, gold, silver, somebody, set, read };
  }

  const rowsOf = async (shop: TestBusiness) =>
    (await tenantRows(opened(), shop.id)).filter(({ table }) => table === 'customer_tiers');

  test('are seen beforehand and chosen in the one merge; undone, each has its own and its history', async () => {
    const { shop, owner, within, gold, silver, somebody, set, read } = await shopWithTiers();
    const [older, younger] = [await somebody('Anong Chai'), await somebody('Prem Dee')];
    await set(older, silver);
    await set(older, gold);
    await set(younger, silver);
    const before = [await read(older), await read(younger), await rowsOf(shop)];
    const customers: [string, string] = [younger, older];
    const preview = (choices = {}) =>
      within((tx) => previewMerge(tx, owner, { customers, choices }));
    const [theirs, ours] = [
      { id: silver, name: 'Silver' },
      { id: gold, name: 'Gold' },
    ];
    assert.deepEqual((await preview()).tier, {
      survivor: ours,
      merged: theirs,
      stands: younger,
      by: 'latest',
      kept: theirs,
    });
    const chosen = (await preview({ tier: older })).tier;
    assert.deepEqual([chosen?.stands, chosen?.by, chosen?.kept], [older, 'chosen', ours]);
    await refused(preview({ tier: newId() }), 'invalid_input');

    const choices = { tier: older };
    const { merge } = await within((tx) => mergeCustomers(tx, owner, { customers, choices }));
    const now = await read(older);
    assert.equal(now.now?.tier?.id, gold);
    assert.deepEqual(
      now.said.map((one) => [one.tier?.name, one.merge, one.actor.id]),
      [
        ['Gold', merge, owner.user],
        ['Silver', null, owner.user],
        ['Gold', null, owner.user],
        ['Silver', null, owner.user],
      ],
    );
    const { rows: told } = await within((tx) =>
      tx
        .selectFrom('events')
        .select(['customer_id', 'facts'])
        .where('tenant_id', '=', shop.id)
        .where('type', '=', 'customer.tier_set')
        .orderBy('id', 'desc')
        .limit(1)
        .execute()
        .then((rows) => ({ rows })),
    );
    assert.deepEqual(told, [{ customer_id: older, facts: { tier: gold } }]);

    await within((tx) => undoMerge(tx, owner, { merge }));
    assert.deepEqual([await read(older), await read(younger), await rowsOf(shop)], before);
  });

  test('nothing is written where the choice is what holds anyway; what was said since stays', async () => {
    const { shop, owner, within, gold, silver, somebody, set, read } = await shopWithTiers();
    const [older, younger] = [await somebody('Anong Chai'), await somebody('Prem Dee')];
    await set(older, gold);
    await set(younger, silver);
    const before = await rowsOf(shop);
    const join = (tier: string) =>
      within((tx) => mergeCustomers(tx, owner, { customers: [older, younger], choices: { tier } }));
    const first = await join(younger);
    assert.deepEqual(await rowsOf(shop), before);
    await within((tx) => undoMerge(tx, owner, first));

    const { merge } = await join(older);
    await set(older, null);
    await within((tx) => undoMerge(tx, owner, { merge }));
    assert.deepEqual(
      (await read(older)).said.map((one) => one.tier?.name ?? null),
      [null, 'Gold'],
    );
    assert.equal((await read(younger)).now?.tier?.id, silver);
  });

  test('none can be chosen too, and who has none on either side sees nothing of it', async () => {
    const { shop, owner, within, gold, somebody, set, read } = await shopWithTiers();
    const [older, younger] = [await somebody('Anong Chai'), await somebody('Prem Dee')];
    const customers: [string, string] = [older, younger];
    const tierOf = async () => (await within((tx) => previewMerge(tx, owner, { customers }))).tier;
    assert.equal(await tierOf(), null);
    await set(younger, gold);
    assert.equal((await tierOf())?.by, 'only');
    const choices = { tier: older };
    const { merge } = await within((tx) => mergeCustomers(tx, owner, { customers, choices }));
    assert.equal((await read(older)).now, null);
    await within((tx) => undoMerge(tx, owner, { merge }));
    assert.deepEqual((await read(older)).said, []);

    // What was said stays said: the engine takes back what a merge said, and nothing else.
    const system = systemOf(shop.id, newId());
    await opened().db.as(system, 'engine', (tx) =>
      tx.deleteFrom('customer_tiers').where('tenant_id', '=', shop.id).execute(),
    );
    assert.equal((await read(younger)).now?.tier?.id, gold);
  });
});
