import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WrittenProfile } from '#contract/person';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { identify, identifyMany } from './identify.ts';

const phone = (value: string) => [{ value, verified: false }];
const crm = (outsideId: string, person: WrittenProfile['person']): WrittenProfile => ({
  source: 'crm',
  kind: 'crm',
  outsideId,
  person,
});

forEachDatabase('how common values are', (opened) => {
  const come = (business: TestBusiness, profile: WrittenProfile) =>
    opened().db.as(business.key, 'engine', (tx) => identify(tx, business.key, profile));
  /** How much a field says of a pair that has been linked or put before staff, in bits. */
  const weightOf = async (business: TestBusiness, profile: WrittenProfile, field: string) => {
    const { evidence } = await come(business, profile);
    const found = evidence.find((one) => one.field === field);
    assert.ok(found, `${field} of ${JSON.stringify(evidence)}`);
    return found.weight;
  };
  const near = (actual: number, expected: number) =>
    assert.ok(Math.abs(actual - expected) < 0.01, `${actual}, not ${expected}`);

  test('a rare surname says more than a common one', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const counted = { tenant_id: golf.id, counted_at: new Date(), customers: 5000, counted: 5000 };
    await opened().db.as(golf.system, 'engine', async (tx) => {
      await tx.insertInto('match_statistics').values(counted).execute();
      await tx
        .insertInto('term_counts')
        .values({ tenant_id: golf.id, field: 'family', term: 'smith', customers: 500 })
        .execute();
    });
    const weights = [];
    for (const [number, familyName] of ['Smith', 'Quillfeather'].entries()) {
      const person = { givenName: 'Ann', familyName, phones: phone(`081987654${number}`) };
      await come(golf, crm(`${number}a`, person));
      weights.push(await weightOf(golf, crm(`${number}b`, person), 'family'));
    }
    const [common = 0, rare = 0] = weights;
    // One in ten is called Smith, one in 5000 Quillfeather.
    near(rare - common, Math.log2(500));
  });

  test('a phone that twenty customers have says less than one of a single customer', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const names =
      `Somchai Beatrice Oleg Wilhelmina Kwame Ingrid Xavier Zuleika Hiroshi Fatima Giovanni Leopold Nguyen
      Ximena Quentin Ursula Desmond Pavlova Rutger Cosimo`.split(/\s+/);
    const desk = phone('+66 2 555 0142');
    const batch = names.map((fullName) => crm(fullName, { fullName, phones: desk }));
    const made = await opened().db.as(golf.key, 'engine', (tx) =>
      identifyMany(tx, golf.key, batch),
    );
    assert.equal(new Set(made.map((one) => one.customer)).size, 20);
    const own = { fullName: 'Ann Quillfeather', phones: phone('0819876541') };
    await come(golf, crm('own', own));
    const single = await weightOf(golf, crm('own again', own), 'phone');
    const shared = await weightOf(
      golf,
      crm('desk again', { fullName: names[0], phones: desk }),
      'phone',
    );
    near(single - shared, Math.log2(20));
  });
});
