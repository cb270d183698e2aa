import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fold, words } from './text.ts';

test('accents go, Thai vowels and tone marks stay', () => {
  assert.equal(fold('Hélène Łódź Straße'), 'helene lodz strasse');
  assert.equal(fold('ศิริพร ตั้ง'), 'ศิริพร ตั้ง');
});

test('full-width letters are letters', () => {
  assert.equal(fold('Ａｎｎａ'), 'anna');
});

test('an apostrophe joins, other marks part', () => {
  assert.deepEqual(words("O'Neil-Smith, J."), ['oneil', 'smith', 'j']);
});

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)),
  );
});
