import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WrittenProfile } from '#contract/person';
import { forEachDatabase, makeBusiness } from '#test/databases';
import { misspell, people, type InventedPerson } from '#test/people';
import { refused } from '#test/access';
import { identify, identifyMany } from './identify.ts';

/** Invented people, every third of them twice, the second time misspelt. */
function rows(count: number): WrittenProfile[] {
  const originals = people(11, count);
  const twice = originals.filter((_, place) => place % 3 === 0).map((one) => misspell(one, 12));
  return [...originals, ...twice].map((one, place) => rowOf(one, String(place)));
}

function rowOf(one: InventedPerson, outsideId: string): WrittenProfile {
  const known = (value: string) => ({ value, verified: false });
  const { line1, city, postcode } = one.address;
  return {
    source: 'file',
    kind: 'import',
    outsideId,
    person: {
      givenName: one.given,
      familyName: one.family,
      emails: one.emails.map(known),
      phones: one.phones.map(known),
      ...(one.birthDate !== '' && { birthDate: one.birthDate }),
      address: {
        ...(line1 !== '' && { line1 }),
        ...(city !== '' && { city }),
        ...(postcode !== '' && { postcode }),
      },
    },
  };
}

forEachDatabase('identify many', (opened) => {
  test('a batch decides as if each had come alone', async () => {
    const { db } = opened();
    const [alone, together] = [await makeBusiness(db, 'alone'), await makeBusiness(db, 'together')];
    const batch = rows(60);
    const single = [];
    for (const row of batch)
      single.push(await db.as(alone.key, 'engine', (tx) => identify(tx, alone.key, row)));
    const many = await db.as(together.key, 'engine', (tx) => identifyMany(tx, together.key, batch));
    assert.deepEqual(
      many.map((one) => one.outcome),
      single.map((one) => one.outcome),
    );
    const groups = (results: readonly { customer: string }[]) =>
      results.map((one) => results.findIndex((other) => other.customer === one.customer));
    assert.deepEqual(groups(many), groups(single));
    assert.ok(many.filter((one) => one.outcome === 'link').length >= 10);
  });

  test('who shares a phone within a batch is counted, as if each had come alone', async () => {
    const { db } = opened();
    const [alone, together] = [await makeBusiness(db, 'alone'), await makeBusiness(db, 'together')];
    const given = (letter: string) => ['', 'ovrik', 'umbela', 'aznet'].map((end) => letter + end);
    const names = [
      'Ann Marlowe',
      ...['B', 'D', 'K', 'P', 'S', 'T', 'V', 'Z'].flatMap(given),
      'Ann',
    ];
    const desk = names.map((fullName): WrittenProfile => ({
      source: 'file',
      kind: 'import',
      outsideId: fullName,
      person: { fullName, phones: [{ value: '+66 2 555 0142', verified: false }] },
    }));
    const single = [];
    for (const row of desk)
      single.push(await db.as(alone.key, 'engine', (tx) => identify(tx, alone.key, row)));
    const many = await db.as(together.key, 'engine', (tx) => identifyMany(tx, together.key, desk));
    assert.deepEqual(
      many.map((one) => [one.outcome, one.probability]),
      single.map((one) => [one.outcome, one.probability]),
    );
    assert.equal(many.at(-1)?.outcome, 'review');
  });

  test('the same batch again changes nothing', async () => {
    const { db } = opened();
    const golf = await makeBusiness(db, 'golf');
    const batch = rows(30);
    const take = () => db.as(golf.key, 'engine', (tx) => identifyMany(tx, golf.key, batch));
    const first = await take();
    const second = await take();
    assert.ok(second.every((one) => one.known && one.unchanged));
    assert.deepEqual(
      second.map((one) => one.customer),
      first.map((one) => one.customer),
    );
    const { length } = await db.as(golf.system, 'engine', (tx) =>
      tx.selectFrom('events').select('id').where('tenant_id', '=', golf.id).execute(),
    );
    const said = first.length + first.filter((one) => one.outcome !== 'link').length;
    assert.equal(length, said + first.filter((one) => one.outcome === 'review').length);
  });

  test('a file without ids, e-mails and phones comes again and changes nothing', async () => {
    const { db } = opened();
    const golf = await makeBusiness(db, 'golf');
    const batch = rows(30)
      .map(({ source, kind, person }) => ({
        source,
        kind,
        person: { ...person, emails: [], phones: [] },
      }))
      .filter(({ person: { birthDate, address } }) => birthDate !== undefined || address?.line1);
    assert.ok(batch.length >= 30);
    const take = () => db.as(golf.key, 'engine', (tx) => identifyMany(tx, golf.key, batch));
    const first = await take();
    const second = await take();
    assert.ok(second.every((one) => one.known && one.unchanged));
    assert.deepEqual(
      second.map((one) => [one.profile, one.customer]),
      first.map((one) => [one.profile, one.customer]),
    );
  });

  test('one profile twice in a batch is one profile, and says what it said last', async () => {
    const { db } = opened();
    const golf = await makeBusiness(db, 'golf');
    const row = (givenName: string): WrittenProfile => ({
      source: 'file',
      kind: 'import',
      outsideId: '1',
      person: { givenName, familyName: 'Lee' },
    });
    const [first, second] = await db.as(golf.key, 'engine', (tx) =>
      identifyMany(tx, golf.key, [row('An'), row('Ann')]),
    );
    assert.equal(first?.profile, second?.profile);
    const { name } = await db.as(golf.system, 'engine', (tx) =>
      tx
        .selectFrom('customers')
        .select('name')
        .where('tenant_id', '=', golf.id)
        .where('id', '=', second?.customer ?? '')
        .executeTakeFirstOrThrow(),
    );
    assert.equal(name, 'Ann Lee');
  });

  test('a row that says nothing names itself, and nothing is kept', async () => {
    const { db } = opened();
    const golf = await makeBusiness(db, 'golf');
    const mute: WrittenProfile = { source: 'file', kind: 'import', person: {} };
    const refusal = await refused(
      db.as(golf.key, 'engine', (tx) => identifyMany(tx, golf.key, [...rows(2), mute])),
      'invalid_input',
    );
    assert.equal(refusal.details.fields?.[0]?.path, '3.person');
  });
});
