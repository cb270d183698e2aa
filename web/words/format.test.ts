import assert from 'node:assert/strict';
import { test } from 'node:test';
import { likelihood, percent } from './format.ts';

test('what is done may be all of it, what is likely never is', () => {
  assert.equal(percent(1), '100%');
  assert.equal(percent(0), '0%');
  assert.equal(percent(0.99999), '99.99%');
  assert.equal(likelihood(1), '99.99%');
  assert.equal(likelihood(0), '0.01%');
  assert.equal(likelihood(0.872), '87%');
});
