import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { WrittenProfilePerson } from '#contract/person';
import { newId } from '#platform/ids';
import { forEachDatabase, twoBusinesses, type TestBusiness } from '#test/databases';
import { identifyMany } from '../recognise/identify.ts';
import { searchCustomers, searchWords } from './search.ts';

const known = (value: string) => ({ value, verified: false });

const people: Readonly<Record<string, WrittenProfilePerson>> = {
  somchai: { givenName: 'Somchai', familyName: 'Wongsakul', phones: [known('081 987 6541')] },
  thai: { givenName: 'สมชาย', familyName: 'แซ่ตั้ง' },
  zoe: { givenName: 'Zoë', familyName: 'Müller', emails: [known('zoe.m@letters.example')] },
  oneil: { givenName: 'Sean', familyName: "O'Neil" },
  smith: { givenName: 'John', familyName: 'Smith' },
  smythe: { givenName: 'Anna', familyName: 'Blacksmith' },
  turned: { givenName: 'Winter', familyName: 'April' },
  april: { givenName: 'April', familyName: 'Winter' },
  resort: { company: 'Blue Lagoon Resort' },
};

test('what is typed is folded as what is searched', () => {
  assert.deepEqual(searchWords("  O'NEIL   Zoë "), ['oneil', 'zoe']);
  assert.deepEqual(searchWords('+66 81 987'), ['6681987']);
  assert.deepEqual(searchWords('081-987'), ['81987']);
  assert.deepEqual(searchWords('0'), []);
});

forEachDatabase('search', (opened) => {
  let golf: TestBusiness;
  let wine: TestBusiness;
  const ids = new Map<string, string>();

  before(async () => {
    ({ golf, wine } = await twoBusinesses(opened().db));
    const names = Object.keys(people);
    const batch = names.map((name) => ({
      source: 'file',
      kind: 'import' as const,
      outsideId: name,
      person: people[name] ?? {},
    }));
    const made = await opened().db.as(golf.key, 'engine', (tx) =>
      identifyMany(tx, golf.key, batch),
    );
    for (const [place, name] of names.entries()) ids.set(made[place]?.customer ?? '', name);
  });

  const search = async (typed: string, more: { limit?: number; after?: string } = {}) => {
    const found = await opened().db.as(golf.staff.support, 'caller', (tx) =>
      searchCustomers(tx, typed, { limit: 20, ...more }),
    );
    return found.map((id) => ids.get(id));
  };

  test('names that begin so come first, then whatever contains it', async () => {
    assert.deepEqual(await search('smi'), ['smith', 'smythe']);
    assert.deepEqual(await search('wongsakul som'), ['somchai']);
  });

  test('one letter is enough, and counts at the beginning of a word', async () => {
    assert.deepEqual(await search('z'), ['zoe']);
    assert.deepEqual((await search('j')).slice(0, 1), ['smith']);
  });

  test('accents, case and apostrophes do not matter', async () => {
    assert.deepEqual(await search('ZOE muller'), ['zoe']);
    assert.deepEqual(await search("o'neil"), ['oneil']);
    assert.deepEqual(await search('ONEIL'), ['oneil']);
  });

  test('parts of numbers and addresses find', async () => {
    for (const typed of ['081 987', '+6681', '6541', '08', 'zoe.m@let', 'letters'])
      assert.equal((await search(typed)).length, 1, typed);
    assert.deepEqual(await search('98765'), ['somchai']);
  });

  test('slips are forgiven', async () => {
    assert.ok((await search('smiht')).includes('smith'));
    assert.ok((await search('wongsakulll')).includes('somchai'));
    assert.deepEqual(await search('lagon resort'), ['resort']);
  });

  test('of two names that read alike, the one that is written so comes first', async () => {
    assert.deepEqual(await search('april winter'), ['april', 'turned']);
    assert.deepEqual(await search('winter apr'), ['turned', 'april']);
  });

  test('a name is found in another script', async () => {
    assert.ok((await search('somchai')).includes('thai'));
    assert.ok((await search('สมชาย')).includes('somchai'));
  });

  test('what nobody is called finds nobody, and signs of patterns mean nothing', async () => {
    for (const typed of ['xylophone', '%', '_', '%%%', '\\', '___', "'; --"])
      assert.deepEqual(await search(typed), [], typed);
  });

  test('pages follow one another', async () => {
    const [first] = await search('smi', { limit: 1 });
    const after = [...ids].find(([, name]) => name === first)?.[0] ?? newId();
    assert.deepEqual(await search('smi', { limit: 1, after }), ['smythe']);
  });

  test('another business, customers and nobody in particular find nothing', async () => {
    const { db } = opened();
    const strangers = [
      wine.staff.owner,
      golf.customer,
      { kind: 'anonymous', tenant: golf.id, request: 'r' },
    ] as const;
    for (const who of strangers)
      assert.deepEqual(
        await db.as(who, 'caller', (tx) => searchCustomers(tx, 'smith', { limit: 5 })),
        [],
      );
  });
});
