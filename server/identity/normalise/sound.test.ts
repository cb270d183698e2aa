import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { skeleton, sound } from './sound.ts';
import { fold } from './text.ts';

describe('one name in two scripts has one skeleton', () => {
  for (const pair of [
    'สมชาย Somchai',
    'ศิริพร Siriporn',
    'ธนวัฒน์ Thanawat',
    'กรรณิการ์ Kannika',
    'Сергей Sergei',
    'Γιώργος Giorgos',
  ]) {
    const [native = '', latin = ''] = pair.split(' ');
    test(pair, () => assert.equal(skeleton(fold(native)), skeleton(fold(latin))));
  }
});

describe('spellings that sound alike have one code', () => {
  for (const pair of [
    'smith smyth',
    'catherine kathryn',
    'philip filip',
    'knight night',
    'wright rite',
  ]) {
    const [one = '', other = ''] = pair.split(' ');
    test(pair, () => assert.equal(sound(one), sound(other)));
  }
});

test('other names sound otherwise', () => {
  assert.notEqual(sound('smith'), sound('smart'));
  assert.notEqual(skeleton('somchai'), skeleton('somsak'));
});

test('any text has a code, the same each time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.equal(sound(fold(text)), sound(fold(fold(text))));
      assert.equal(skeleton(fold(text)), skeleton(fold(fold(text))));
    }),
  );
});
