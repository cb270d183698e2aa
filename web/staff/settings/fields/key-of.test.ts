import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldOperations } from '#contract/tenancy/fields';
import { keyOf } from './key-of.ts';

const { key } = fieldOperations.createField.body.shape;

test('a label becomes a key that the contract takes', () => {
  for (const [label, expected] of [
    ['Favourite table', 'favourite_table'],
    ['Rôle préféré', 'role_prefere'],
    ['2nd phone', 'nd_phone'],
    ['A'.repeat(60), 'a'.repeat(40)],
  ] as const) {
    assert.equal(keyOf(label), expected);
    assert.ok(key.safeParse(expected).success);
  }
});

test('a label of which nothing can stand in a key leaves it to the person', () => {
  assert.equal(keyOf('โต๊ะ'), '');
});
