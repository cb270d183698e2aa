import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stateOf } from './key-state.ts';

const now = Date.parse('2026-06-01T00:00:00Z');

test('a key is in force until it ends or is revoked', () => {
  const never = { revokedAt: null, expiresAt: null };
  assert.equal(stateOf(never, now), 'live');
  assert.equal(stateOf({ ...never, expiresAt: '2026-06-02T00:00:00Z' }, now), 'live');
  assert.equal(stateOf({ ...never, expiresAt: '2026-06-01T00:00:00Z' }, now), 'expired');
  const both = { revokedAt: '2026-01-01T00:00:00Z', expiresAt: '2026-02-01T00:00:00Z' };
  assert.equal(stateOf(both, now), 'revoked');
});
