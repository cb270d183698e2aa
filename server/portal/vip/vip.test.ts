import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WrittenProfile } from '#contract/person';
import { askForProof } from '#access';
import { identify } from '#identity';
import { newId } from '#platform/ids';
import { systemOf, type Customer } from '#platform/who';
import { lastCode, refused, wrong } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { testPorts } from '#test/ports';
import { serving } from '#test/serving';
import { tenantRows } from '#test/tenant-rows';
import { listTiers, setTiers } from '../../tiers/list.ts';
import { readTierOf, setTierOf } from '../../tiers/of-customer.ts';
import { changeProfile } from './change-profile.ts';
import { linkAccount } from './link-account.ts';
import { readProfile } from './profile.ts';
import { readStatus } from './status.ts';
import { handlers } from '../handlers.ts';

let digits = 1000;
/** A number that nobody in these tests has. */
const number = () => `+6681555${(digits += 1)}`;

forEachDatabase('the VIP API', (opened) => {
  const ports = () => testPorts(opened().db);
  const come = ({ system }: TestBusiness, written: Partial<WrittenProfile>) =>
    opened().db.as(system, 'engine', (tx) =>
      identify(tx, system, { source: 'till', kind: 'form', person: {}, ...written }),
    );
  const signedIn = async (
    shop: TestBusiness,
    person: WrittenProfile['person'] = {},
  ): Promise<Customer> => {
    const outsideId = `${newId()}@vip.example`;
    const emails = [{ value: outsideId, verified: true }];
    const came = await opened().db.as(shop.system, 'engine', (tx) =>
      identify(
        tx,
        shop.system,
        { source: 'portal', kind: 'sign_in', outsideId, person: { ...person, emails } },
        {},
      ),
    );
    return { ...shop.customer, customer: came.customer, profile: came.profile };
  };
  /** The same person once their profile leads where it leads now. */
  const asNow = async (me: Customer): Promise<Customer> => {
    const row = await opened().db.as(systemOf(me.tenant, 'test'), 'engine', (tx) =>
      tx
        .selectFrom('links')
        .select('customer_id')
        .where('tenant_id', '=', me.tenant)
        .where('profile_id', '=', me.profile)
        .where('ended_at', 'is', null)
        .executeTakeFirstOrThrow(),
    );
    return { ...me, customer: row.customer_id };
  };
  const status = (me: Customer) => opened().db.as(me, 'engine', (tx) => readStatus(tx, me));
  const profile = (me: Customer) => opened().db.as(me, 'engine', (tx) => readProfile(tx, me));

  test('typing somebody’s number opens nothing; the code that went there links', async () => {
    const shop = await makeBusiness(opened().db, 'link');
    const phone = number();
    const theirs = await come(shop, { person: { phones: [{ value: phone, verified: false }] } });
    const me = await signedIn(shop);
    assert.equal((await status(me)).status, 'not_linked');
    const asked = await linkAccount(ports(), me, { phoneNumber: phone });
    assert.equal(asked.status, 'not_linked');
    assert.notEqual(asked.codeExpiresAt, null);
    const { code } = await lastCode(opened().db);
    const answer = { phoneNumber: phone, code: wrong(code) };
    await refused(linkAccount(ports(), me, answer), 'code_wrong');
    const stranger = await signedIn(shop);
    await refused(linkAccount(ports(), stranger, { ...answer, code }), 'code_wrong');
    assert.equal((await asNow(me)).customer, me.customer);

    const linked = await linkAccount(ports(), me, { phoneNumber: phone, code });
    assert.equal(linked.status, 'linked_matched');
    assert.equal(linked.crmCustomerId, theirs.customer);
    const now = await asNow(me);
    assert.equal(now.customer, theirs.customer);
    const unchanged = await linkAccount(ports(), now, { phoneNumber: number() });
    assert.deepEqual([unchanged.status, unchanged.codeExpiresAt], ['linked_matched', null]);
  });

  test('who shares a telephone and is called otherwise is for staff to decide, and stays who they are', async () => {
    const shop = await makeBusiness(opened().db, 'household');
    const phone = number();
    await come(shop, {
      person: {
        givenName: 'Somchai',
        familyName: 'Wongsakul',
        birthDate: '1960-01-02',
        phones: [{ value: phone, verified: false }],
      },
    });
    const me = await signedIn(shop, { givenName: 'Malee', familyName: 'Wongsakul' });
    await askForProof(ports(), me, { phone });
    const { code } = await lastCode(opened().db);
    const linked = await linkAccount(ports(), me, { phoneNumber: phone, code });
    assert.equal(linked.status, 'linked_unmatched');
    assert.equal(linked.customerId, me.customer);
  });

  test('two whom the business knows from elsewhere are not made one by a code', async () => {
    const shop = await makeBusiness(opened().db, 'both');
    const phone = number();
    const theirs = await come(shop, { person: { phones: [{ value: phone, verified: false }] } });
    const me = await signedIn(shop);
    const { email } = await profile(me);
    await come(shop, { person: { emails: [{ value: email ?? '', verified: true }] } });
    assert.equal((await status(me)).status, 'linked_matched');
    await askForProof(ports(), me, { phone });
    const { code } = await lastCode(opened().db);
    await linkAccount(ports(), me, { phoneNumber: phone, code });
    assert.notEqual((await asNow(me)).customer, theirs.customer);
  });

  test('a link that nothing confirmed for a year is stale until a code confirms it', async () => {
    const shop = await makeBusiness(opened().db, 'stale');
    const phone = number();
    const me = await signedIn(shop);
    await opened().asOwner((login) =>
      login.run(
        `UPDATE clientele.links SET last_verified_at = '2020-01-01' WHERE tenant_id = $1 AND profile_id = $2`,
        [shop.id, me.profile],
      ),
    );
    assert.equal((await status(me)).status, 'linked_unmatched');
    await linkAccount(ports(), me, { phoneNumber: phone });
    const { code } = await lastCode(opened().db);
    const after = await linkAccount(ports(), me, { phoneNumber: phone, code });
    assert.equal(after.status, 'not_linked');
  });

  test('each value says who said it; a change touches what was supplied and says so', async () => {
    const shop = await makeBusiness(opened().db, 'profile');
    const me = await signedIn(shop, { fullName: 'Mia Berg' });
    const before = await profile(me);
    assert.equal(before.name, 'Mia Berg');
    assert.equal(before.sources.name?.source, 'portal');
    assert.equal(before.marketingPreference, null);
    const email = `new${newId()}@vip.example`;
    await refused(changeProfile(ports(), me, { name: 'Never', email }), 'proof_needed');
    assert.deepEqual(await profile(me), before);

    const said = await changeProfile(ports(), me, { name: 'Mia Lund', marketingPreference: true });
    assert.deepEqual(said.updatedFields, ['name', 'marketingPreference']);
    assert.deepEqual((await changeProfile(ports(), me, { name: 'Mia Lund' })).updatedFields, []);
    await askForProof(ports(), me, { email });
    const { code } = await lastCode(opened().db);
    const moved = await changeProfile(ports(), me, { email, emailCode: code });
    assert.deepEqual(moved.updatedFields, ['email']);
    const after = await profile(me);
    assert.deepEqual([after.name, after.email], ['Mia Lund', email]);
    assert.equal(after.marketingPreference, true);
    assert.equal(after.sources.marketingPreference?.source, 'portal');
    assert.equal(after.phoneNumber, before.phoneNumber);
  });

  test('tiers have an order and a history; one that is given up is nobody’s', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'tiers');
    const { owner, support } = shop.staff;
    const set = (tiers: Parameters<typeof setTiers>[2]) =>
      db.as(owner, 'caller', (tx) => setTiers(tx, owner, tiers));
    const [gold, silver] = await set([
      { name: 'Gold', description: 'All of it' },
      { name: 'Silver', description: '' },
    ]);
    const me = await signedIn(shop);
    const put = (tier: string | null, reason = '') =>
      db.as(support, 'caller', (tx) => setTierOf(tx, support, { id: me.customer, tier, reason }));
    await put(silver!.id, 'Ten visits');
    await put(gold!.id, 'Twenty visits');
    const { vipTier } = await status(me);
    assert.deepEqual([vipTier?.name, vipTier?.place], ['Gold', 1]);
    const { now, said } = await db.as(owner, 'caller', (tx) => readTierOf(tx, owner, me.customer));
    assert.equal(now?.reason, 'Twenty visits');
    assert.deepEqual(
      said.map((one) => one.tier?.name),
      ['Gold', 'Silver'],
    );
    // Names may change hands, and places.
    await set(
      [
        { ...silver!, name: 'Gold', description: '' },
        { ...gold!, name: 'Silver', description: '' },
      ].map(({ id, name, description }) => ({ id, name, description })),
    );
    assert.equal((await status(me)).vipTier?.name, 'Silver');
    const rows = await db.as(owner, 'caller', (tx) => listTiers(tx, shop.id));
    assert.deepEqual(
      rows.map(({ name, customers }) => [name, customers]),
      [
        ['Gold', 0],
        ['Silver', 1],
      ],
    );
    await set([]);
    assert.equal((await status(me)).vipTier, null);
    await refused(put(gold!.id), 'invalid_input');
  });

  test('a read writes nothing; older names are answered and say so; what is not there is not found', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'wire');
    const me = await signedIn(shop, { fullName: 'Mia Berg' });
    const server = await serving({ rooms: [handlers], db, callers: { me } });
    try {
      const before = await tenantRows(opened(), shop.id);
      for (const path of ['status', 'profile', 'bookings', 'packages']) {
        const { status, headers } = await server.send('GET', `/api/vip/${path}`, { as: 'me' });
        assert.equal(status, 200, path);
        assert.equal(headers.get('deprecation'), null);
      }
      assert.deepEqual(await tenantRows(opened(), shop.id), before);
      const { json } = await server.send('GET', '/api/vip/bookings?filter=all', { as: 'me' });
      const none = { currentPage: 1, totalPages: 0, totalCount: 0 };
      assert.deepEqual(json(), { bookings: [], pagination: none });

      const older = await server.send('PUT', '/api/vip/profile', {
        as: 'me',
        body: { display_name: 'Mia Lund' },
      });
      assert.deepEqual(older.json()['updatedFields'], ['name']);
      assert.match(older.headers.get('deprecation') ?? '', /^@\d+$/);
      const newer = await server.send('PUT', '/api/vip/profile', {
        as: 'me',
        body: { name: 'Mia Berg' },
      });
      assert.equal(newer.headers.get('deprecation'), null);
      const body = { date: '2026-12-01', startTime: '18:30', duration: 1 };
      for (const path of [newId(), `${newId()}/modify`]) {
        const moved = await server.send('PUT', `/api/vip/bookings/${path}`, { as: 'me', body });
        assert.equal(moved.json()['code'], 'not_found');
      }
    } finally {
      await server.close();
    }
  });
});
