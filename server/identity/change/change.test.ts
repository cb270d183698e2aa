import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#platform/ids';
import type { CustomerChange } from '#contract/identity';
import { customerRecord } from '#contract/customer';
import { addField, addTag } from '#tenancy';
import { forEachDatabase, makeBusiness, twoBusinesses, type TestBusiness } from '#test/databases';
import { refused } from '#test/access';
import { listCustomers } from '../customers/list.ts';
import { readCustomer } from '../customers/read.ts';
import { readTimeline } from '../customers/timeline.ts';
import { identify } from '../recognise/identify.ts';
import type { Tx } from '#platform/tx';
import { mergeCustomers } from '../merge/merge.ts';
import { previewMerge } from '../merge/preview.ts';
import { undoMerge } from '../merge/undo.ts';
import { changeCustomer } from './change.ts';
import { checkBirthDate, uncheckBirthDate } from './check-birth-date.ts';

const known = (value: string) => ({ value, verified: false });
const person = {
  givenName: 'Somchai',
  familyName: 'Wongsakul',
  emails: [known('golfer.77@mail.example')],
  phones: [known('081 987 6541')],
};

forEachDatabase('changing a customer', (opened) => {
  const come = (business: TestBusiness, source: string, who: object = person) =>
    opened().db.as(business.key, 'engine', (tx) =>
      identify(tx, business.key, { source, kind: 'crm', outsideId: '1', person: who }),
    );
  const change = (business: TestBusiness, customer: string, what: CustomerChange) => {
    const owner = business.staff.owner;
    return opened().db.as(owner, 'caller', (tx) => changeCustomer(tx, owner, customer, what));
  };

  test('only what is supplied changes, and says who changed it', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const { customer } = await come(golf, 'crm');
    const result = await change(golf, customer, { version: 1, familyName: 'Srisai', note: null });
    assert.deepEqual(result.changed, ['familyName']);
    const { fields, version, name } = customerRecord.parse(result.customer);
    assert.equal(name, 'Somchai Srisai');
    assert.equal(version, 2);
    assert.equal(fields.familyName?.source.user, golf.staff.owner.user);
    assert.equal(fields.givenName?.source.source, 'crm');
  });

  test('two may change different fields at once; the same field is a conflict that shows both', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const { customer } = await come(golf, 'crm');
    await change(golf, customer, { version: 1, familyName: 'Srisai' });
    await change(golf, customer, { version: 1, givenName: 'Chai' });
    const refusal = await refused(
      change(golf, customer, { version: 1, familyName: 'Boonmee' }),
      'conflict',
    );
    assert.deepEqual(refusal.details.facts, {
      version: 3,
      'mine.familyName': 'Boonmee',
      'theirs.familyName': 'Srisai',
    });
    const same = await change(golf, customer, { version: 1, familyName: 'Srisai' });
    assert.deepEqual(same.changed, []);
  });

  test('what staff say stands against a profile that comes in again, also when they emptied it', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const { customer } = await come(golf, 'crm', { ...person, company: 'Old Ltd' });
    await change(golf, customer, { version: 1, familyName: 'Srisai', company: null });
    await come(golf, 'crm', { ...person, company: 'New Ltd', note: 'likes wine' });
    const owner = golf.staff.owner;
    const { fields } = await opened().db.as(owner, 'caller', (tx) =>
      readCustomer(tx, owner, customer),
    );
    assert.equal(fields.familyName?.value, 'Srisai');
    assert.equal(fields.company, null);
    assert.equal(fields.note?.value, 'likes wine');
  });

  test('a customer is found by a number that staff added, and no longer by one they removed', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const { customer } = await come(golf, 'crm');
    const owner = golf.staff.owner;
    const { identifiers } = await opened().db.as(owner, 'caller', (tx) =>
      readCustomer(tx, owner, customer),
    );
    const old = identifiers.find((one) => one.kind === 'phone');
    const result = await change(golf, customer, {
      version: 1,
      addIdentifiers: [{ kind: 'phone', value: '061 222 3334' }],
      removeIdentifiers: [old?.id ?? ''],
    });
    assert.deepEqual(result.changed, ['phone']);
    assert.deepEqual(
      result.customer.identifiers
        .filter((one) => one.kind === 'phone')
        .map((one) => [one.value, one.primary]),
      [['+66612223334', true]],
    );
    const proven = (value: string) => ({ phones: [{ value, verified: true }] });
    assert.equal((await come(golf, 'a', proven('0612223334'))).customer, customer);
    assert.notEqual((await come(golf, 'b', proven('0819876541'))).customer, customer);
    const listed = await opened().db.as(owner, 'caller', (tx) =>
      listCustomers(tx, owner, { q: '0612223334', limit: 10, sort: 'name' }),
    );
    assert.equal(listed.rows[0]?.id, customer);
  });

  test('addresses, tags and values of the business’s own fields', async () => {
    const { db } = opened();
    const golf = await makeBusiness(db, 'golf');
    const owner = golf.staff.owner;
    const { customer } = await come(golf, 'crm');
    const { tag } = await db.as(owner, 'caller', async (tx) => {
      await addField(tx, owner, {
        key: 'handicap',
        label: 'Handicap',
        kind: 'number',
        choices: [],
      });
      return { tag: await addTag(tx, owner, { name: 'VIP', color: 'yellow' }) };
    });
    const result = await change(golf, customer, {
      version: 1,
      addAddresses: [{ line1: '9 Silom Road', city: 'Bangkok' }],
      tags: [tag.id],
      values: { handicap: '12.4' },
    });
    assert.deepEqual(result.changed, ['address', 'custom.handicap', 'tags']);
    const read = customerRecord.parse(result.customer);
    assert.equal(read.addresses[0]?.primary, true);
    assert.deepEqual(
      read.tags.map((one) => one.name),
      ['VIP'],
    );
    assert.equal(read.values[0]?.value, '12.4');
    await refused(
      change(golf, customer, { version: 2, values: { handicap: 'low' } }),
      'invalid_input',
    );
    await refused(change(golf, customer, { version: 2, values: { other: '1' } }), 'invalid_input');
    await refused(change(golf, customer, { version: 2, tags: [newId()] }), 'invalid_input');
    const page = await db.as(owner, 'caller', (tx) =>
      readTimeline(tx, owner, customer, { limit: 50 }),
    );
    assert.deepEqual(page.rows.map((row) => row.type).toSorted(), [
      'customer.changed',
      'customer.made',
      'customer.tagged',
      'profile.made',
    ]);
  });

  test('a birth date that was checked against a document stands; two that differ are two people', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const owner = golf.staff.owner;
    const asStaff = <T>(work: (tx: Tx) => Promise<T>) => opened().db.as(owner, 'engine', work);
    const twin = { ...person, birthDate: '1990-04-13' };
    const { customer } = await come(golf, 'crm', twin);
    const check = (id: string, birthDate: string) =>
      opened().db.as(owner, 'caller', (tx) =>
        checkBirthDate(tx, owner, id, { birthDate, document: 'passport' }),
      );
    await refused(check(customer, '1990-04-14'), 'conflict');
    const before = await asStaff((tx) => readCustomer(tx, owner, customer));
    const checked = customerRecord.parse(await check(customer, '1990-04-13')).fields.birthDate;
    assert.deepEqual([checked?.checked, checked?.source.user], ['passport', owner.user]);
    // Taken back, it is said by whom it was before.
    const back = await opened().db.as(owner, 'caller', (tx) =>
      uncheckBirthDate(tx, owner, customer),
    );
    assert.deepEqual(back.fields, before.fields);
    await check(customer, '1990-04-13');
    await come(golf, 'crm', { ...twin, birthDate: '1990-04-14' });
    const now = await asStaff((tx) => readCustomer(tx, owner, customer));
    assert.equal(now.fields.birthDate?.value, '1990-04-13');

    const other = await opened().db.as(golf.key, 'engine', (tx) =>
      identify(tx, golf.key, {
        source: 'till',
        kind: 'crm',
        outsideId: '2',
        person: { givenName: 'Nobody', familyName: 'Alike', birthDate: '1991-05-06' },
      }),
    );
    await check(other.customer, '1991-05-06');
    const both: [string, string] = [customer, other.customer];
    const { why } = await asStaff((tx) => previewMerge(tx, owner, { customers: both }));
    assert.ok(why.evidence.some(({ level }) => level === 'contradicts'));
    await refused(
      opened().db.as(golf.system, 'engine', (tx) =>
        mergeCustomers(tx, golf.system, { customers: both }),
      ),
      'kept_apart',
    );
    // Staff may; of the two days the one they choose stays checked, and an undo gives each theirs back.
    const { merge } = await asStaff((tx) =>
      mergeCustomers(tx, owner, { customers: both, choices: { birthDate: other.customer } }),
    );
    const read = (id: string) => asStaff((tx) => readCustomer(tx, owner, id));
    const born = async (id: string) => {
      const { birthDate } = (await read(id)).fields;
      return [birthDate?.value, birthDate?.checked];
    };
    assert.deepEqual(await born(customer), ['1991-05-06', 'passport']);
    await asStaff((tx) => undoMerge(tx, owner, { merge }));
    assert.deepEqual(await born(customer), ['1990-04-13', 'passport']);
    assert.deepEqual(await born(other.customer), ['1991-05-06', 'passport']);
    // Another day that staff write is not what the document said.
    const { version } = await read(customer);
    await change(golf, customer, { version, birthDate: '1990-04-15' });
    assert.deepEqual(await born(customer), ['1990-04-15', null]);
  });

  test('nobody of another business may look or change', async () => {
    const { golf, wine } = await twoBusinesses(opened().db);
    const { customer } = await come(golf, 'crm');
    await refused(change(wine, customer, { version: 1, note: 'x' }), 'not_found');
    const owner = wine.staff.owner;
    await refused(
      opened().db.as(owner, 'caller', (tx) => readCustomer(tx, owner, customer)),
      'not_found',
    );
  });
});
