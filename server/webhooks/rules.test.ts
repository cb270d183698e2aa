import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostAttempts, verdictOf, waitAfter } from './rules.ts';

test('waits grow from seconds to a day, a fifth longer at most, and end', () => {
  let before = 0;
  for (let attempts = 1; attempts < mostAttempts; attempts += 1) {
    const least = waitAfter(attempts, 0) ?? 0;
    assert.ok(least >= before);
    assert.ok(Math.abs((waitAfter(attempts, 1) ?? 0) - least * 1.2) < 0.001);
    before = least;
  }
  assert.equal(before, 24 * 3600);
  assert.equal(waitAfter(mostAttempts, 0.5), undefined);
});

test('only 2xx took the message, and only 410 wants no more', () => {
  for (const status of [200, 201, 204, 299]) assert.equal(verdictOf(status), 'delivered');
  assert.equal(verdictOf(410), 'gone');
  for (const status of [null, 100, 301, 302, 400, 404, 429, 500, 503])
    assert.equal(verdictOf(status), 'failed');
});
