import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesBetween } from './changes.ts';
import { asText, mayKeep } from './redact.ts';

test('values of secret columns are kept in no form, others are', () => {
  assert.equal(mayKeep('key', 'tokenHash'), false);
  assert.equal(mayKeep('invitation', 'sealed'), false);
  assert.equal(mayKeep('user', 'email'), true);
  assert.equal(mayKeep('customer', 'custom.shoe_size'), true);
});

test('values become text', () => {
  assert.equal(asText(undefined), null);
  assert.equal(asText(false), 'false');
  assert.equal(asText(12n), '12');
  assert.equal(asText(new Date(0)), '1970-01-01T00:00:00.000Z');
  assert.equal(asText(['a', 'b']), 'a, b');
  assert.equal(asText('x'.repeat(3000))?.length, 2000);
});

test('only fields that differ are changes', () => {
  const before = { name: 'Ann', age: 3, tags: ['a'] };
  const after = { name: 'Anne', age: 3, tags: ['a'] };
  assert.deepEqual(changesBetween(before, after, ['name', 'age', 'tags']), {
    name: { from: 'Ann', to: 'Anne' },
  });
});
