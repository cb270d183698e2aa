import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forEachDatabase, makeBusiness } from '#test/databases';
import { identify, identifyMany } from '../recognise/identify.ts';
import { matchSetting } from '../recognise/setting.ts';
import { recountTerms } from './recount.ts';

const named = (givenName: string, place: number) => ({
  source: 'file',
  kind: 'import' as const,
  outsideId: String(place),
  person: { givenName, familyName: `Of${place}`, address: { city: 'Hua Hin' } },
});

forEachDatabase('counting names', (opened) => {
  test('what several customers share is counted, what one has is not', async () => {
    const { db } = opened();
    const golf = await makeBusiness(db, 'golf');
    for (const [place, name] of ['Ann', 'Ann', 'Bob'].entries())
      await db.as(golf.key, 'engine', (tx) => identify(tx, golf.key, named(name, place)));
    const { terms, base } = await db.as(golf.system, 'engine', async (tx) => {
      await recountTerms(tx, golf.id);
      const rows = await tx
        .selectFrom('term_counts')
        .select(['field', 'term', 'customers'])
        .where('tenant_id', '=', golf.id)
        .orderBy('field')
        .execute();
      return { terms: rows, base: (await matchSetting(tx, golf.id)).base };
    });
    assert.equal(base, 3);
    assert.deepEqual(terms, [
      { field: 'given', term: 'ann', customers: 2 },
      { field: 'place', term: 'hua hin', customers: 3 },
    ]);
  });

  test('batches keep count of customers', async () => {
    const { db } = opened();
    const golf = await makeBusiness(db, 'golf');
    const batch = Array.from({ length: 5 }, (_, place) => named(`Name${place}`, place));
    await db.as(golf.key, 'engine', (tx) => identifyMany(tx, golf.key, batch));
    const { base } = await db.as(golf.system, 'engine', (tx) => matchSetting(tx, golf.id));
    assert.equal(base, 5);
  });
});
