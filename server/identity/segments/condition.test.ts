import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { type Group, mostConditions, type Part, segmentWhere } from '#contract/segment';
import { Refusal } from '#platform/refuse';
import { addField, addTag } from '#tenancy';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { type Facts, fits } from '#test/segment-oracle';
import { group, person, writePeople } from '#test/segment-people';
import { segmentCondition } from './condition.ts';
import { birthdaysWithin } from './days.ts';
import { segmentSetting } from './setting.ts';
import { countWhom } from './whom.ts';
import { sql } from 'kysely';

const zone = 'Asia/Bangkok';
const tagNames = ['VIP', 'Regular', 'Lapsed'];

// Conditions whose tables PostgreSQL, left to join them, reads within each other: over these few people for longer than a
// statement may take.
const joinedWithinEachOther: Group = {
  on: 'all',
  of: [
    { on: 'profiles', is: 'at_least', count: 1 },
    { on: 'household', is: 'named', text: 'house' },
    { on: 'country', is: 'any_of', countries: ['US'] },
  ],
};

test('birthdays go round the turn of the year, and 29 February has one every year', () => {
  assert.deepEqual(birthdaysWithin(2, '2026-12-31'), [1231, 101, 102]);
  assert.deepEqual(birthdaysWithin(1, '2027-02-27'), [227, 228, 229]);
  assert.deepEqual(birthdaysWithin(1, '2028-02-27'), [227, 228]);
});

test('an expression is bounded in depth and in number, and knows its fields', () => {
  const deep = (levels: number): Group => ({
    on: 'all',
    of: levels === 1 ? [] : [deep(levels - 1)],
  });
  assert.ok(segmentWhere.safeParse(deep(4)).success);
  assert.ok(!segmentWhere.safeParse(deep(5)).success);
  const many = (count: number) => ({
    on: 'any',
    of: Array.from({ length: 2 }, () => ({
      on: 'all',
      of: Array.from({ length: count / 2 }, () => ({ on: 'email', is: 'present' })),
    })),
  });
  assert.ok(segmentWhere.safeParse(many(mostConditions)).success);
  assert.ok(!segmentWhere.safeParse(many(mostConditions + 2)).success);
  for (const wrong of [
    { on: 'email', is: 'present', more: 1 },
    { on: 'shoe', is: 'present' },
    { on: 'born' },
    { on: 'tag', is: 'any_of', tags: [] },
  ])
    assert.ok(!segmentWhere.safeParse({ on: 'all', of: [wrong] }).success, JSON.stringify(wrong));
});

forEachDatabase('segments', (opened) => {
  let golf: TestBusiness;
  let tags: string[];
  let people: Facts[];
  const setting = () => opened().db.as(golf.system, 'engine', (tx) => segmentSetting(tx, golf.id));

  before(async () => {
    golf = await makeBusiness(opened().db, 'golf');
    tags = [];
    for (const name of tagNames) {
      const tag = await opened().db.as(golf.staff.owner, 'caller', (tx) =>
        addTag(tx, golf.staff.owner, { name, color: 'grey' }),
      );
      tags.push(tag.id);
    }
    for (const [key, kind] of [
      ['likes', 'text'],
      ['visits', 'number'],
      ['joined', 'date'],
      ['member', 'yes_no'],
      ['size', 'choice'],
    ] as const)
      await opened().db.as(golf.staff.owner, 'caller', (tx) =>
        addField(tx, golf.staff.owner, {
          key,
          kind,
          label: key,
          choices: kind === 'choice' ? ['S', 'M', 'L'] : [],
        }),
      );
    people = fc.sample(person(tags), { numRuns: 120, seed: 7 });
    await writePeople(opened(), golf, people);
  });

  test('random expressions find in SQL whom they find one by one', async () => {
    const here = await setting();
    await fc.assert(
      fc.asyncProperty(group(tags), async (where) => {
        const parsed = segmentWhere.parse(where);
        const found = await opened().db.as(golf.staff.owner, 'caller', async (tx) => {
          const { rows } = await sql<{ id: string }>`SELECT c.id FROM clientele.customers c
            WHERE c.tenant_id = ${golf.id} AND c.merged_at IS NULL AND c.id <> ${golf.customer.customer}
              AND ${segmentCondition(parsed, here)}`.execute(tx);
          return rows.map(({ id }) => id).toSorted();
        });
        const wanted = people.filter((one) => !one.merged && fits(parsed, one, here.today, zone));
        assert.deepEqual(found, wanted.map(({ id }) => id).toSorted());
      }),
      { numRuns: opened().kind === 'postgres' ? 200 : 40, examples: [[joinedWithinEachOther]] },
    );
  });

  test('what is no field, and what its kind cannot be asked, is refused', async () => {
    const here = await setting();
    const asked = (part: Part) => () => segmentCondition({ on: 'all', of: [part] }, here);
    const refused = (fault: unknown) => fault instanceof Refusal && fault.code === 'invalid_input';
    assert.throws(asked({ on: 'field', field: 'shoe', is: 'present' }), refused);
    assert.throws(asked({ on: 'field', field: 'visits', is: 'contains', text: '1' }), refused);
    assert.doesNotThrow(asked({ on: 'field', field: 'visits', is: 'amount', from: 1 }));
  });

  test('signs of statements and of patterns are values like others', async () => {
    for (const text of ["'; DROP TABLE clientele.customers; --", '%', '\\', '$1', '" OR 1=1'])
      assert.equal(
        await opened().db.as(golf.staff.owner, 'caller', (tx) =>
          countWhom(tx, golf.id, {
            where: {
              on: 'all',
              of: [
                { on: 'city', is: 'any_of', cities: [text] },
                { on: 'field', field: 'likes', is: 'equals', text },
              ],
            },
          }),
        ),
        0,
      );
  });

  test('another business has nobody in it', async () => {
    const wine = await makeBusiness(opened().db, 'wine');
    const where: Group = { on: 'all', of: [{ on: 'tag', is: 'any_of', tags }] };
    const owner = wine.staff.owner;
    assert.equal(
      await opened().db.as(owner, 'caller', (tx) => countWhom(tx, wine.id, { where })),
      0,
    );
  });
});
