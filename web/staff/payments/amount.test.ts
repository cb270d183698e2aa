import assert from 'node:assert/strict';
import { test } from 'node:test';
import { minorOf, typedOf } from './amount.ts';

test('amounts are read as people type them, by the digits of their currency', () => {
  assert.deepEqual(
    ['150', '150.5', '150,50', '1 500.05', '0.01', '007'].map((typed) => minorOf(typed, 'THB')),
    ['15000', '15050', '15050', '150005', '1', '700'],
  );
  assert.equal(minorOf('150', 'JPY'), '150');
  assert.equal(minorOf('1.234', 'BHD'), '1234');
});

test('what is no amount is none', () => {
  for (const typed of ['', '0', '0.00', '-5', '1.234', '1,500.00', 'ten', '1e3', '.5'])
    assert.equal(minorOf(typed, 'THB'), undefined, typed);
  assert.equal(minorOf('150.5', 'JPY'), undefined);
});

test('an amount is typed back as it was', () => {
  for (const [minor, currency] of [
    ['15000', 'THB'],
    ['1', 'EUR'],
    ['150', 'JPY'],
  ] as const)
    assert.equal(minorOf(typedOf(minor, currency), currency), minor);
});
