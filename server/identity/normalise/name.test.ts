import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { nicknameGroups } from './nicknames.ts';
import { nameWords, normaliseName } from './name.ts';

const read = (full: string) => {
  const { given, family, company } = normaliseName({ full });
  return [given?.text, family?.text, company];
};

test('titles go, also those that Thai writes without a space', () => {
  assert.deepEqual(read('Dr. Ann Marlowe'), ['ann', 'marlowe', null]);
  assert.deepEqual(read('นางสาวสมหญิง ใจดี'), ['สมหญิง', 'ใจดี', null]);
});

test('Thai titles that stand alone or with dots go', () => {
  assert.deepEqual(read('คุณ สมหญิง ใจดี'), ['สมหญิง', 'ใจดี', null]);
  assert.deepEqual(read('น.ส.สมหญิง ใจดี'), ['สมหญิง', 'ใจดี', null]);
});

test('a Thai name that only begins like a title keeps it', () => {
  assert.deepEqual(read('คุณากร'), ['คุณากร', undefined, null]);
});

test('a comma tells which is the family name', () => {
  assert.deepEqual(read('Marlowe, Ann'), ['ann', 'marlowe', null]);
});

describe('a title behind a comma is no given name', () => {
  for (const [full, given, family] of [
    ['Robert Downey, Jr.', 'robert', 'downey'],
    ['Ann Marlowe, PhD', 'ann', 'marlowe'],
    ['Ann Marlowe, Ph.D., Esq.', 'ann', 'marlowe'],
    ['Marlowe, Dr. Ann, PhD', 'ann', 'marlowe'],
    ['Mr, Marlowe', 'marlowe', undefined],
  ] as const) {
    test(full, () => assert.deepEqual(read(full), [given, family, null]));
  }
});

describe('a part of nothing but titles is none', () => {
  for (const title of ['Mr', 'Khun', 'Señora', 'Dr. Prof.', 'คุณ', 'น.ส.']) {
    test(title, () => {
      const name = normaliseName({ given: title, family: 'Nok' });
      assert.deepEqual([name.given, name.family?.text], [null, 'nok']);
    });
  }
});

test('a single name is a given name', () => {
  assert.deepEqual(read('Somchai'), ['somchai', undefined, null]);
});

test('a company is no person', () => {
  assert.deepEqual(read('Lotus Lounge Co., Ltd.'), [undefined, undefined, 'lotus lounge co ltd']);
  assert.equal(read('บริษัท ดอกบัว จำกัด')[0], undefined);
  assert.deepEqual(read('Ann Hotelier'), ['ann', 'hotelier', null]);
});

test('names without a letter are none', () => {
  assert.deepEqual(normaliseName({ given: '-', family: '??' }), {
    given: null,
    family: null,
    company: null,
  });
});

describe('nicknames share a group with the formal name', () => {
  for (const [nick, formal] of [
    ['bob', 'robert'],
    ['liz', 'elizabeth'],
    ['sasha', 'alexander'],
    ['dima', 'dmitri'],
  ]) {
    test(`${nick}, ${formal}`, () => {
      assert.ok(nicknameGroups(nick!).some((group) => nicknameGroups(formal!).includes(group)));
    });
  }
});

test('words of a name are words of a name again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.deepEqual(nameWords(nameWords(text).join(' ')), nameWords(text));
    }),
  );
});
