import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { CustomerChange } from '#contract/identity';
import type { WrittenProfile } from '#contract/person';
import { inSeconds } from '#platform/clock';
import { refused } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { changeCustomer } from '../change/change.ts';
import { forgetRemoved } from '../change/undo.ts';
import { readAddresses, readContacts } from '../customers/contacts.ts';
import { identify, identifyMany } from '../recognise/identify.ts';
import { withdrawProfiles } from '../withdraw/withdraw.ts';

const known = (value: string, verified = false) => ({ value, verified });
const somchai: WrittenProfile['person'] = {
  givenName: 'Somchai',
  familyName: 'Wongsakul',
  emails: [known('golfer.77@mail.example')],
  phones: [known('081 987 6541')],
  address: { line1: '12 Mill Road', city: 'Leeds' },
};
const from = (source: string, person: WrittenProfile['person']): WrittenProfile => ({
  source,
  kind: 'crm',
  outsideId: '1',
  person,
});

forEachDatabase('what staff removed', (opened) => {
  const come = (business: TestBusiness, profile: WrittenProfile) =>
    opened().db.as(business.key, 'engine', (tx) => identify(tx, business.key, profile));
  const change = (
    business: TestBusiness,
    customer: string,
    what: Omit<CustomerChange, 'version'>,
  ) => {
    const owner = business.staff.owner;
    return opened().db.as(owner, 'caller', (tx) =>
      changeCustomer(tx, owner, customer, { version: 1, ...what }),
    );
  };
  const has = (business: TestBusiness, customer: string) =>
    opened().db.as(business.system, 'engine', async (tx) => {
      const contacts = await readContacts(tx, business.id, customer);
      const addresses = await readAddresses(tx, business.id, customer);
      const { record } = await tx
        .selectFrom('match_records')
        .select('record')
        .where('tenant_id', '=', business.id)
        .where('customer_id', '=', customer)
        .executeTakeFirstOrThrow();
      const { phones, place } = record as unknown as { phones: unknown[]; place: unknown };
      return {
        contacts: contacts.map((one) => one.value),
        addresses: addresses.map((one) => one.line1),
        compared: [phones.length, place !== null],
      };
    });
  /** Somchai, whose phone and address staff took away. */
  const without = async (name: string) => {
    const golf = await makeBusiness(opened().db, name);
    const { customer } = await come(golf, from('crm', somchai));
    const contacts = await opened().db.as(golf.system, 'engine', async (tx) => ({
      phone: (await readContacts(tx, golf.id, customer)).find((one) => one.kind === 'phone')!.id,
      address: (await readAddresses(tx, golf.id, customer))[0]!.id,
    }));
    await change(golf, customer, {
      removeIdentifiers: [contacts.phone],
      removeAddresses: [contacts.address],
    });
    return { golf, customer };
  };
  const left = { contacts: ['golfer.77@mail.example'], addresses: [], compared: [0, false] };

  test('stays removed when the same profile says something new', async () => {
    const { golf, customer } = await without('golf');
    assert.deepEqual(await has(golf, customer), left);
    const again = await come(golf, from('crm', { ...somchai, note: 'Likes the back nine' }));
    assert.equal(again.customer, customer);
    assert.deepEqual(await has(golf, customer), left);
  });

  test('stays removed when another profile of theirs says it, also proved', async () => {
    const { golf, customer } = await without('golf');
    const phones = [known('+66819876541', true)];
    const other = await come(golf, from('shop', { ...somchai, phones }));
    assert.equal(other.customer, customer);
    assert.deepEqual(await has(golf, customer), left);
  });

  test('stays removed when an import is undone', async () => {
    const { golf, customer } = await without('golf');
    const { profile } = await come(golf, from('file', somchai));
    await opened().db.as(golf.system, 'engine', (tx) =>
      withdrawProfiles(tx, golf.system, [{ profile, before: null }]),
    );
    assert.deepEqual(await has(golf, customer), left);
  });

  test('leads nobody to the customer within a batch', async () => {
    const { golf, customer } = await without('golf');
    const { phones } = somchai;
    const results = await opened().db.as(golf.key, 'engine', (tx) =>
      identifyMany(tx, golf.key, [
        from('crm', { ...somchai, note: 'Likes the back nine' }),
        from('till', { phones: [known(phones![0]!.value, true)] }),
      ]),
    );
    assert.equal(results[0]?.customer, customer);
    assert.notEqual(results[1]?.customer, customer);
  });

  test('is there again when staff put it there again', async () => {
    const { golf, customer } = await without('golf');
    await change(golf, customer, {
      addIdentifiers: [{ kind: 'phone', value: '081 987 6541' }],
      addAddresses: [{ line1: '12 Mill Road', city: 'Leeds' }],
    });
    await come(golf, from('crm', { ...somchai, note: 'Likes the back nine' }));
    const { contacts, addresses, compared } = await has(golf, customer);
    assert.deepEqual(contacts.length + addresses.length, 3);
    assert.deepEqual(compared, [1, true]);
  });

  test('is put back as it was within a day, and not later', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const phones = [known('081 987 6541', true), known('082 333 4444')];
    const { customer } = await come(golf, from('crm', { ...somchai, phones }));
    const rows = () =>
      opened().db.as(golf.system, 'engine', (tx) =>
        tx
          .selectFrom('identifiers')
          .selectAll()
          .where('tenant_id', '=', golf.id)
          .where('customer_id', '=', customer)
          .where('kind', '=', 'phone')
          .orderBy('id')
          .execute(),
      );
    const before = await rows();
    const beforeHas = await has(golf, customer);
    const gone = before.map(({ id }) => id);
    await change(golf, customer, { removeIdentifiers: gone });
    assert.deepEqual(await rows(), []);
    // Whoever brings it meanwhile does not bring it back, nor is it then a second one.
    await come(golf, from('crm', { ...somchai, phones, note: 'Came again' }));
    await change(golf, customer, { restoreIdentifiers: gone });
    assert.deepEqual(await rows(), before);
    assert.deepEqual(await has(golf, customer), beforeHas);
    await refused(change(golf, customer, { restoreIdentifiers: gone }), 'invalid_input');

    await change(golf, customer, { removeIdentifiers: gone });
    const other = await come(golf, from('shop', { fullName: 'Quite Another' }));
    await refused(change(golf, other.customer, { restoreIdentifiers: gone }), 'invalid_input');
    await opened().db.as(golf.system, 'engine', (tx) => forgetRemoved(tx, golf.id, inSeconds(1)));
    await refused(change(golf, customer, { restoreIdentifiers: gone }), 'invalid_input');
    const { rows: kept } = await opened().db.as(golf.system, 'engine', (tx) =>
      sql`SELECT FROM clientele.removed_contacts WHERE tenant_id = ${golf.id} AND kept IS NULL`.execute(
        tx,
      ),
    );
    assert.equal(kept.length, 2);
    await come(golf, from('crm', { ...somchai, phones, note: 'And again' }));
    assert.deepEqual(await rows(), []);
  });
});
