import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration, money, weekdayName } from './amounts.ts';

test('an amount has the digits of its currency, and none after the point that tell nothing', () => {
  assert.equal(money({ minor: '50000', currency: 'THB' }), '฿500');
  assert.equal(money({ minor: '50050', currency: 'THB' }), '฿500.50');
  assert.equal(money({ minor: '500', currency: 'JPY' }), '¥500');
});

test('minutes are told as hours and minutes', () => {
  assert.equal(duration(45), '45 min');
  assert.equal(duration(60), '1 hr');
  assert.equal(duration(90), '1 hr 30 min');
  assert.equal(duration(0), '0 min');
});

test('weeks begin on Monday', () => {
  assert.deepEqual(
    [1, 7].map((day) => weekdayName(day)),
    ['Monday', 'Sunday'],
  );
});
