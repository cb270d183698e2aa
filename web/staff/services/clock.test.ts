import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockOf, minuteOf } from './clock.ts';

test('a minute of the day is shown as a time, and read back', () => {
  for (const minute of [0, 59, 1050, 1439]) assert.equal(minuteOf(clockOf(minute), -1), minute);
  assert.equal(clockOf(1440), '00:00');
  assert.equal(minuteOf('', 7), 7);
});
