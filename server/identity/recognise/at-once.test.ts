import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Identified } from '#contract/identified';
import type { WrittenProfile } from '#contract/person';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { handlers } from '#identity';
import { serving } from '#test/serving';
import { identify } from './identify.ts';

const many = 50;
const numbers = Array.from({ length: many }, (_, number) => number);
const known = (value: string) => ({ value, verified: false });

forEachDatabase('people who arrive at once', (opened) => {
  const come = (business: TestBusiness, profile: WrittenProfile) =>
    opened().db.as(business.key, 'engine', (tx) => identify(tx, business.key, profile));
  const customersOf = async (business: TestBusiness) => {
    const rows = await opened().db.as(business.system, 'engine', (tx) =>
      tx
        .selectFrom('match_records')
        .select('customer_id')
        .where('tenant_id', '=', business.id)
        .execute(),
    );
    return rows.length;
  };

  test('50 identical strangers become one customer', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const person = {
      givenName: 'Ploy',
      familyName: 'Rattanakul',
      emails: [known('sunny.day@mail.example')],
      phones: [known('089 765 4321')],
    };
    const results = await Promise.all(
      numbers.map((number) =>
        come(golf, { source: 'line', kind: 'sign_in', outsideId: `U${number}`, person }),
      ),
    );
    assert.equal(new Set(results.map((one) => one.customer)).size, 1);
    assert.equal(new Set(results.map((one) => one.profile)).size, many);
    assert.equal(results.filter((one) => one.outcome === 'new').length, 1);
    assert.equal(await customersOf(golf), 1);
  });

  test('50 identical profiles without an id become one profile', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const person = { fullName: 'Ploy Rattanakul', emails: [known('sunny.day@mail.example')] };
    const results = await Promise.all(
      numbers.map(() => come(golf, { source: 'form', kind: 'form', person })),
    );
    assert.equal(new Set(results.map((one) => one.profile)).size, 1);
    assert.equal(results.filter((one) => !one.knownProfile).length, 1);
    assert.equal(await customersOf(golf), 1);
  });

  test('50 strangers who share one phone are judged one after the other', async () => {
    const [golf, calm] = [
      await makeBusiness(opened().db, 'golf'),
      await makeBusiness(opened().db, 'calm'),
    ];
    const strangers = numbers.map((number): WrittenProfile => {
      const person = { givenName: `Person${number}`, phones: [known('089 765 4321')] };
      return { source: 'form', kind: 'form', outsideId: String(number), person };
    });
    const rushed = await Promise.all(strangers.map((one) => come(golf, one)));
    const queued: Identified[] = [];
    for (const one of strangers) queued.push(await come(calm, one));
    const tally = (results: readonly Identified[]) => results.map((one) => one.outcome).toSorted();
    assert.deepEqual(tally(rushed), tally(queued));
    assert.equal(await customersOf(golf), await customersOf(calm));
  });

  test('two who share no more than the name of a mailbox wait for each other', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const pairs = numbers.slice(0, 8).flatMap((number) =>
      ['Marlowe@a', 'Marlome@b'].map((one): WrittenProfile => {
        const [familyName = '', domain] = one.split('@');
        const mailbox = `sunny${String.fromCharCode(97 + number).repeat(4)}@${domain}.example`;
        const person = { givenName: 'Ann', familyName, emails: [known(mailbox)] };
        return { source: domain!, kind: 'crm', outsideId: String(number), person };
      }),
    );
    const results = await Promise.all(pairs.map((one) => come(golf, one)));
    for (const number of numbers.slice(0, 8))
      assert.equal(results[2 * number]?.customer, results[2 * number + 1]?.customer);
  });

  test('who links to one customer at once adds to it without undoing the other', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const name = { givenName: 'Kanya', familyName: 'Phromma', birthDate: '1975-11-02' };
    const contacts = numbers.slice(0, 8);
    const first = await come(golf, {
      source: 'crm',
      kind: 'crm',
      outsideId: 'first',
      person: {
        ...name,
        emails: contacts.map((number) => known(`sky.${number}x${number}@mail.example`)),
      },
    });
    const results = await Promise.all(
      contacts.map((number) =>
        come(golf, {
          source: 'shop',
          kind: 'crm',
          outsideId: String(number),
          person: {
            ...name,
            emails: [known(`sky.${number}x${number}@mail.example`)],
            phones: [known(`08911122${String(number).padStart(2, '0')}`)],
          },
        }),
      ),
    );
    assert.deepEqual([...new Set(results.map((one) => one.customer))], [first.customer]);
    const row = await opened().db.as(golf.system, 'engine', (tx) =>
      tx
        .selectFrom('match_records')
        .select('record')
        .where('tenant_id', '=', golf.id)
        .where('customer_id', '=', first.customer)
        .executeTakeFirstOrThrow(),
    );
    assert.equal((row.record as unknown as { phones: unknown[] }).phones.length, contacts.length);
  });

  test('calls that come at once over HTTP share transactions, and nobody can tell', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const callers = { key: golf.key, owner: golf.staff.owner };
    const server = await serving({ db: opened().db, rooms: [handlers], callers });
    const tell = (number: number, value: string) =>
      server.send('POST', '/api/identify', {
        as: number % 5 === 0 ? 'owner' : 'key',
        body: {
          source: 'line',
          kind: 'sign_in',
          outsideId: `U${number}`,
          person: { fullName: 'Malee Suwan', phones: [known(value)] },
        },
      });
    const answers = await Promise.all(
      numbers.map((number) => tell(number, number % 10 === 7 ? 'none' : '081 234 5987')),
    );
    await server.close();
    const [well, ill] = [200, 422].map((status) => answers.filter((one) => one.status === status));
    assert.deepEqual([well?.length, ill?.length], [45, 5]);
    for (const { json } of ill ?? []) assert.equal(json()['code'], 'invalid_input');
    assert.equal(new Set(well?.map(({ json }) => json()['customer'])).size, 1);
    assert.equal(await customersOf(golf), 1);
    // What is written down of each says whose call it was.
    const events = await opened().db.as(golf.system, 'engine', (tx) =>
      tx
        .selectFrom('events')
        .select(['request_id', 'subject_id', 'actor_kind'])
        .where('tenant_id', '=', golf.id)
        .where('type', '=', 'profile.made')
        .execute(),
    );
    const told = (rows: readonly (readonly unknown[])[]) => rows.map(String).toSorted();
    assert.deepEqual(
      told(events.map((one) => [one.request_id, one.subject_id])),
      told((well ?? []).map((one) => [one.headers.get('x-request-id'), one.json()['profile']])),
    );
    assert.equal(events.filter((one) => one.actor_kind === 'staff').length, 10);
  });
});
