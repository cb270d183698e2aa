import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valueAt, withValue } from './paths.ts';

const values = { name: 'a', place: { city: 'Paris', zone: 'Europe/Paris' } };

test('fields are read and changed by their path, and nothing else changes', () => {
  assert.equal(valueAt(values, 'place.city'), 'Paris');
  assert.equal(valueAt(values, 'other.city'), undefined);
  const changed = withValue(values, 'place.city', 'Lyon');
  assert.deepEqual(changed, { name: 'a', place: { city: 'Lyon', zone: 'Europe/Paris' } });
  assert.equal(values.place.city, 'Paris');
});
