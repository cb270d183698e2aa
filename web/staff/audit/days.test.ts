import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayAfter, startOfDay } from './days.ts';

test('the day after crosses months, years and leap days', () => {
  assert.equal(dayAfter('2026-01-31'), '2026-02-01');
  assert.equal(dayAfter('2026-12-31'), '2027-01-01');
  assert.equal(dayAfter('2028-02-28'), '2028-02-29');
});

test('what is no day filters nothing', () => {
  assert.equal(startOfDay('yesterday'), undefined);
  assert.equal(startOfDay('2026-13-40'), undefined);
  assert.equal(startOfDay('2026-01-31'), new Date(2026, 0, 31).toISOString());
});
