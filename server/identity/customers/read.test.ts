import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customerRecord, customerRow } from '#contract/customer';
import { reviews } from '#contract/reviews';
import type { WrittenProfile } from '#contract/person';
import { newId } from '#platform/ids';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { refused } from '#test/access';
import { identify, identifyMany } from '../recognise/identify.ts';
import { listReviews } from '../reviews/list.ts';
import { readReview } from '../reviews/read.ts';
import { countCustomers } from './count.ts';
import { listCustomers } from './list.ts';
import { readCustomer } from './read.ts';

const known = (value: string) => ({ value, verified: false });
const crm = (outsideId: string, person: WrittenProfile['person']): WrittenProfile => ({
  source: 'crm',
  kind: 'crm',
  outsideId,
  person,
});

forEachDatabase('reading customers', (opened) => {
  const come = (business: TestBusiness, profile: WrittenProfile) =>
    opened().db.as(business.key, 'engine', (tx) => identify(tx, business.key, profile));

  test('the live record shows each profile with why it is theirs, in the values of both sides', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const owner = golf.staff.owner;
    const birthDate = '1980-05-17';
    const { customer } = await come(
      golf,
      crm('1', {
        givenName: 'Somchai',
        familyName: 'Wongsakul',
        birthDate,
        phones: [known('0819876541')],
      }),
    );
    await come(golf, {
      source: 'line',
      kind: 'sign_in',
      outsideId: 'U1',
      person: {
        givenName: 'Somchay',
        familyName: 'Wongsakul',
        birthDate,
        phones: [known('+66 81 987 6541')],
        emails: [known('sky.9@mail.example')],
      },
    });
    const read = await opened().db.as(owner, 'caller', (tx) => readCustomer(tx, owner, customer));
    const record = customerRecord.parse(read);
    assert.equal(record.name, 'Somchai Wongsakul');
    assert.deepEqual(
      record.identifiers.map((one) => [one.kind, one.value, one.primary, one.source]),
      [
        ['email', 'sky.9@mail.example', true, 'line'],
        ['phone', '+66819876541', true, 'crm'],
      ],
    );
    const line = record.profiles.find((one) => one.source === 'line');
    const why = line?.link.why;
    assert.ok(why);
    assert.equal(line.link.method, 'automatic');
    const sum = why.evidence.reduce((total, one) => total + one.weight, why.prior);
    assert.ok(Math.abs(sum - why.total) < 1e-9);
    const given = why.evidence.find((one) => one.field === 'given');
    assert.deepEqual(given?.values, ['somchay', 'somchai']);
    assert.equal(record.profiles.find((one) => one.source === 'crm')?.link.why, null);
  });

  test('a case shows the profile, and the candidates with why', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const owner = golf.staff.owner;
    const home = {
      familyName: 'Saetang',
      birthDate: '1991-03-04',
      emails: [known('family@home.example')],
    };
    await come(golf, crm('1', { ...home, givenName: 'Malee' }));
    const { review, customer } = await come(golf, crm('2', { ...home, givenName: 'Somsak' }));
    assert.ok(review !== null);
    const [page, one, count, record] = await opened().db.as(owner, 'caller', async (tx) => [
      await listReviews(tx, owner, { limit: 10, state: 'open', due: 'now' }),
      await readReview(tx, owner, review),
      await countCustomers(tx, owner),
      await readCustomer(tx, owner, customer),
    ]);
    assert.equal(reviews.listReviews.reply.parse(page).rows[0]?.id, review);
    const shown = reviews.getReview.reply.parse(one);
    assert.equal(shown.candidates[0]?.name, 'Malee Saetang');
    assert.ok(
      shown.candidates[0].why.evidence.some((evidence) => evidence.values?.includes('malee')),
    );
    assert.deepEqual(count, { customers: 2, openReviews: 1 });
    assert.deepEqual(record.reviews, [review]);
    await refused(
      opened().db.as(owner, 'caller', (tx) => readReview(tx, owner, newId())),
      'not_found',
    );
  });

  test('lists are paged by name, newest or last changed first, whole and without doubles, with a condition too', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const owner = golf.staff.owner;
    const names = ['Anan', 'Boon', 'Chai', 'Dao', 'Ek', 'Fah', 'Gai'];
    const born = ['Anan', 'Chai', 'Dao', 'Ek', 'Gai'];
    // One after the other, so that the newest is also the last changed.
    for (const [place, givenName] of names.toReversed().entries()) {
      const person = { givenName, ...(born.includes(givenName) && { birthDate: '1980-02-03' }) };
      await opened().db.as(golf.key, 'engine', (tx) =>
        identifyMany(tx, golf.key, [crm(String(place), person)]),
      );
    }
    const isBorn = { on: 'all', of: [{ on: 'birth_date', is: 'present' }] } as const;
    for (const sort of ['name', 'newest', 'changed'] as const)
      for (const [where, wanted] of [
        [undefined, names],
        [isBorn, born],
      ] as const) {
        const met: string[] = [];
        let cursor: string | undefined;
        do {
          const at = cursor;
          const page = await opened().db.as(owner, 'caller', (tx) =>
            listCustomers(tx, owner, { limit: 3, sort, cursor: at, where }),
          );
          met.push(...page.rows.map((row) => customerRow.parse(row).name));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        // The business was made with a customer that nobody identified: it stands in no list by name.
        assert.deepEqual(
          met.filter((name) => names.includes(name)),
          wanted,
          `${sort} ${where ? 'with a condition' : ''}`,
        );
      }
  });

  test('a cursor of another list is refused', async () => {
    const golf = await makeBusiness(opened().db, 'golf');
    const owner = golf.staff.owner;
    await refused(
      opened().db.as(owner, 'caller', (tx) =>
        listCustomers(tx, owner, { limit: 3, sort: 'name', cursor: 'e30' }),
      ),
      'invalid_input',
    );
  });
});
