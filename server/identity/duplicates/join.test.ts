import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WrittenProfile } from '#contract/person';
import { newId } from '#platform/ids';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { setJoins } from '../learn/change.ts';
import { keepApart } from '../links/reject.ts';
import { undoMerge } from '../merge/undo.ts';
import { identify } from '../recognise/identify.ts';
import { isCertain, rivalsOf, type JoinPair } from './rules.ts';
import { searchAndJoin } from './work.ts';

const known = (value: string) => ({ value, verified: false });
const name = { fullName: 'Somchai Wongsakul' };
const byPhone = { ...name, phones: [known('081 987 6541')] };
const byMail = { ...name, emails: [known('sky.nine@mail.example')], birthDate: '1980-05-17' };
const both = { ...byPhone, ...byMail };

forEachDatabase('joining customers who are one', (opened) => {
  const come = (golf: TestBusiness, person: WrittenProfile['person']) =>
    opened().db.as(golf.system, 'engine', (tx) =>
      identify(tx, golf.system, { source: 'crm', kind: 'crm', outsideId: newId(), person }),
    );
  /** @returns how many were joined, by those that are there no more */
  const drain = async (golf: TestBusiness) => {
    const before = (await customersOf(golf)).length;
    await searchAndJoin(opened().db, golf.system, { steps: 100 });
    return before - (await customersOf(golf)).length;
  };
  /** Without the one that every business of the tests has. */
  const customersOf = async ({ id, customer }: TestBusiness) =>
    opened().asOwner(async ({ run }) => {
      const rows = await run<{ id: string }>(
        'SELECT id FROM clientele.customers WHERE tenant_id = $1 AND merged_at IS NULL AND id <> $2 ORDER BY created_at',
        [id, customer.customer],
      );
      return rows.map((row) => row.id);
    });

  test('whichever of three profiles comes first, they come to one customer, the oldest', async () => {
    for (const order of [
      [byPhone, byMail, both],
      [both, byMail, byPhone],
      [byMail, both, byPhone],
    ]) {
      const golf = await makeBusiness(opened().db, 'golf');
      const came: string[] = [];
      for (const person of order) came.push((await come(golf, person)).customer);
      await drain(golf);
      assert.deepEqual(await customersOf(golf), [came[0]]);
    }
  });

  test('whom staff keep apart, or parted again, are not joined by a search', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const { owner } = golf.staff;
    const phone = await come(golf, byPhone);
    const mail = await come(golf, byMail);
    assert.notEqual(phone.customer, mail.customer);
    await come(golf, both);
    assert.equal(await drain(golf), 1);
    const [merge] = await opened().asOwner(({ run }) =>
      run<{ id: string }>('SELECT id FROM clientele.lineage WHERE tenant_id = $1', [golf.id]),
    );
    await opened().db.as(owner, 'engine', (tx) => undoMerge(tx, owner, { merge: merge?.id ?? '' }));
    assert.equal(await drain(golf), 0);
    assert.equal((await customersOf(golf)).length, 2);

    const inn = await makeBusiness(opened().db, 'inn');
    for (const person of [byPhone, byMail, both]) await come(inn, person);
    const joins = (wanted: boolean) =>
      opened().db.as(inn.staff.owner, 'engine', (tx) =>
        setJoins(tx, inn.staff.owner, { joins: wanted }),
      );
    await joins(false);
    assert.equal(await drain(inn), 0, 'the business leaves all to staff');
    await joins(true);
    assert.equal(await drain(inn), 1);

    const wine = await makeBusiness(opened().db, 'wine');
    const [one, other] = [await come(wine, byPhone), await come(wine, byMail)];
    const pair = { customers: [one.customer, other.customer] as [string, string], reason: '' };
    await opened().db.as(wine.staff.owner, 'engine', (tx) => keepApart(tx, wine.staff.owner, pair));
    await come(wine, both);
    assert.equal(await drain(wine), 0);
  });
});

const pairOf = (customer: string, other: string, probability: number): JoinPair => ({
  customer,
  other,
  probability,
  why: ['given.exact 6 0.01', 'phone.exact 14 0.0001'],
  model: 'm',
});
const thresholds = { link: 0.97, tie: 4 };

test('relatives and namesakes are not certain, however likely', () => {
  assert.ok(isCertain(pairOf('a', 'b', 0.99), thresholds.link));
  assert.ok(!isCertain(pairOf('a', 'b', 0.9), thresholds.link));
  const why = ['given.different -4 0.9', 'phone.exact 20 0.00001'];
  assert.ok(!isCertain({ ...pairOf('a', 'b', 0.999), why }, thresholds.link));
  assert.ok(
    !isCertain({ ...pairOf('a', 'b', 0.999), why: ['given.exact 30 0.1'] }, thresholds.link),
  );
});

test('a third who could be one of two is compared with the other', () => {
  const pair = pairOf('a', 'b', 0.999);
  assert.deepEqual(rivalsOf(pair, [pair], thresholds), []);
  assert.deepEqual(rivalsOf(pair, [pair, pairOf('a', 'c', 0.999)], thresholds), [['c', 'b']]);
  assert.deepEqual(rivalsOf(pair, [pair, pairOf('c', 'b', 0.995)], thresholds), [['c', 'a']]);
  const met = [pair, pairOf('a', 'c', 0.999), pairOf('b', 'c', 0.5)];
  assert.deepEqual(rivalsOf(pair, met, thresholds), [], 'they were compared already');
  assert.deepEqual(rivalsOf(pair, [pair, pairOf('a', 'c', 0.9)], thresholds), [], 'less likely');
});
