import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { WrittenProfilePerson } from '#contract/person';
import { newId } from '#platform/ids';
import { forEachDatabase, twoBusinesses, type TestBusiness } from '#test/databases';
import { recountTerms } from '../keep/recount.ts';
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
  rapus: { givenName: 'Kaewmanee', familyName: 'Supaporn' },
  supaporn: { givenName: 'Supaporn', familyName: 'Kaewmanee' },
  supa: { givenName: 'Supaporn', familyName: 'Intharat' },
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
    await opened().db.as(golf.system, 'engine', (tx) => recountTerms(tx, golf.id));
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
  });

  test('a typo is forgiven: letters that changed places, too many, too few, and another one', async () => {
    assert.ok((await search('smiht')).includes('smith'));
    assert.ok((await search('wongsakulll')).includes('somchai'));
    assert.deepEqual(await search('lagon resort'), ['resort']);
    assert.ok((await search('wongsaqul')).includes('somchai'));
  });

  test('a name that several have is put right even where little of it is left', async () => {
    assert.deepEqual(await search('supaoprn in'), ['supa']);
    assert.deepEqual(await search('supaoprn ka'), ['supaporn', 'rapus']);
  });

  test('accents, case and apostrophes do not matter, on either side', async () => {
    for (const typed of ['ZOE muller', 'Zoé Muller', 'zoë müller'])
      assert.deepEqual(await search(typed), ['zoe'], typed);
    for (const typed of ["o'neil", 'O’NEIL', 'ONEIL', 'Seán Óneil'])
      assert.deepEqual(await search(typed), ['oneil'], typed);
  });

  test('a Thai name is found by Latin letters, and a Latin one by Thai letters', async () => {
    assert.ok((await search('somchai')).includes('thai'));
    assert.ok((await search('somchay')).includes('thai'));
    assert.ok((await search('สมชาย')).includes('somchai'));
    assert.ok((await search('สมชาย วงศ์สกุล')).includes('somchai'));
  });

  test('a fragment of a phone number finds, however it is written', async () => {
    for (const typed of ['081 987', '081-987', '+6681', '+66 (81) 987', '6541', '98765', '08'])
      assert.deepEqual(await search(typed), ['somchai'], typed);
  });

  test('a part of an e-mail address finds: its beginning, its domain, a piece of it', async () => {
    for (const typed of ['zoe.m@let', 'zoe.m', 'letters', '@letters.exa', 'M@LETTERS'])
      assert.deepEqual(await search(typed), ['zoe'], typed);
  });

  test('names may be typed in either order, also in part', async () => {
    for (const [typed, found] of [
      ['Müller Zoë', 'zoe'],
      ['smith john', 'smith'],
      ['john smith', 'smith'],
      ['wongsakul som', 'somchai'],
      ['แซ่ตั้ง สมชาย', 'thai'],
    ] as const)
      assert.equal((await search(typed))[0], found, typed);
  });

  test('one letter is enough, and counts at the beginning of a word', async () => {
    assert.deepEqual(await search('z'), ['zoe']);
    assert.deepEqual((await search('j')).slice(0, 1), ['smith']);
    assert.ok(!(await search('m')).includes('smith'));
  });

  test('of two names that read alike, the one that is written so comes first', async () => {
    assert.deepEqual(await search('april winter'), ['april', 'turned']);
    assert.deepEqual(await search('winter apr'), ['turned', 'april']);
  });

  test('two letters count at the beginning of a word', async () => {
    // Blacksmith has them inside; สมชาย begins so in Latin letters, without the vowels that Thai leaves unwritten.
    assert.deepEqual(await search('sm'), ['smith', 'thai']);
    assert.deepEqual(await search('ac'), []);
    assert.deepEqual(await search('la'), ['resort']);
    assert.ok((await search('สม')).includes('thai'));
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
