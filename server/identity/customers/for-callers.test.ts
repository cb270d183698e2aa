import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { forEachDatabase, makeBusiness, twoBusinesses, type TestBusiness } from '#test/databases';
import type { Database } from '#platform/db';
import type { Who } from '#platform/who';
import { legacyAlias } from '../keep/aliases.ts';
import { identify } from '../recognise/identify.ts';
import { changeCustomer } from '../change/change.ts';
import { addOldHashes } from '../old-hashes/add.ts';
import { readOldHash } from '../old-hashes/read.ts';
import { searchCustomers } from './search.ts';
import { refused } from '#test/access';

const person = {
  givenName: 'Somchai',
  familyName: 'Wongsakul',
  emails: [{ value: 'golfer.77@mail.example', verified: false }],
  phones: [{ value: '081-987-6541', verified: false }],
};

/** One row of the three functions. */
interface Row {
  customer_id: string;
  name: string;
  phone: string;
  stable_hash_id: string;
  method: string;
}

const make = (db: Database, business: TestBusiness) =>
  db.as(business.key, 'engine', (tx) =>
    identify(tx, business.key, { source: 'crm', kind: 'crm', outsideId: '1', person }),
  );

const byHash = (db: Database, who: Who, hash: string) =>
  db.as(who, 'caller', async (tx) => {
    const found = await sql<Row>`SELECT * FROM clientele.get_customer_by_hash_id(${hash})`.execute(
      tx,
    );
    return found.rows;
  });

const forProfile = (db: Database, who: Who, profile: string) =>
  db.as(who, 'caller', async (tx) => {
    const found =
      await sql<Row>`SELECT * FROM clientele.get_customer_for_profile(${profile})`.execute(tx);
    return found.rows;
  });

forEachDatabase('functions for those who call the database directly', (opened) => {
  test('a hash of an earlier system leads to the live customer, also once the name has changed', async () => {
    const { db } = opened();
    const golf = await makeBusiness(db, 'golf');
    const { customer } = await make(db, golf);
    const hash = legacyAlias('Somchai Wongsakul', '081-987-6541');
    const owner = golf.staff.owner;
    assert.equal((await byHash(db, owner, hash))[0]?.customer_id, customer);
    await db.as(owner, 'caller', (tx) =>
      changeCustomer(tx, owner, customer, { version: 1, familyName: 'Srisai' }),
    );
    const [now] = await byHash(db, owner, hash);
    assert.equal(now?.name, 'Somchai Srisai');
    assert.equal(now.stable_hash_id, legacyAlias('Somchai Srisai', '081-987-6541'));
  });

  test('a profile leads to its customer, with method and confidence', async () => {
    const { db } = opened();
    const golf = await makeBusiness(db, 'golf');
    const { customer, profile } = await make(db, golf);
    const [row] = await forProfile(db, golf.staff.support, profile);
    assert.equal(row?.customer_id, customer);
    assert.equal(row.phone, '+66819876541');
    assert.equal(row.method, 'new');
  });

  test('they check who calls: another business and nobody in particular see nothing, a customer only itself', async () => {
    const { db } = opened();
    const { golf, wine } = await twoBusinesses(db);
    const { customer, profile } = await make(db, golf);
    const nobody: Who = { kind: 'anonymous', tenant: golf.id, request: 'r' };
    assert.deepEqual(await forProfile(db, wine.staff.owner, profile), []);
    assert.deepEqual(await forProfile(db, nobody, profile), []);
    assert.deepEqual(await forProfile(db, golf.customer, profile), []);
    const self: Who = { ...golf.customer, customer, profile };
    assert.equal((await forProfile(db, self, profile))[0]?.customer_id, customer);
  });

  test('staff find a customer by any hash they ever had, also one that was added, and by no other business’s', async () => {
    const { db } = opened();
    const { golf, wine } = await twoBusinesses(db);
    const { customer } = await make(db, golf);
    const { owner } = golf.staff;
    const former = legacyAlias('Somchai Before', '0819876541');
    const nobodys = legacyAlias('Nobody', '1');
    const add = () =>
      db.as(owner, 'engine', (tx) =>
        addOldHashes(tx, owner, [
          { hash: former, phone: '+66 81 987 6541' },
          { hash: nobodys, email: 'nobody@mail.example' },
        ]),
      );
    const outcomes = (await add()).rows.map(({ outcome }) => outcome);
    assert.deepEqual(outcomes, ['added', 'nobody']);
    assert.equal((await add()).rows[0]?.outcome, 'known');
    const now = legacyAlias('Somchai Wongsakul', '081-987-6541');
    const look = (who: typeof owner, hash: string) =>
      db.as(who, 'caller', async (tx) => [
        ...(await searchCustomers(tx, hash.toUpperCase(), { limit: 5 })),
        ...(await readOldHash(tx, who.tenant, hash)).customers.map((one) => one.until === null),
      ]);
    assert.deepEqual(await look(owner, former), [customer, false]);
    assert.deepEqual(await look(owner, now), [customer, true]);
    await refused(look(wine.staff.owner, former), 'not_found');
    // It is no name of theirs now: what is shown as theirs stays what name and number give.
    assert.equal((await byHash(db, owner, former))[0]?.stable_hash_id, now);
  });
});
