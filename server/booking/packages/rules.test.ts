import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountsOf, daysAfter, daysBetween, faultOf, stateOf } from './rules.ts';

const whole = { cancelled: false, activated: true, frozen: false, endsOn: '2027-03-31', left: 60 };

test('a package stands by its last day, by what is left, and by what staff did to it', () => {
  const states = [
    stateOf(whole, '2027-03-31'),
    stateOf(whole, '2027-04-01'),
    stateOf({ ...whole, left: 0 }, '2027-03-01'),
    stateOf({ ...whole, activated: false, endsOn: null }, '2027-03-01'),
    // Its days stand still.
    stateOf({ ...whole, frozen: true }, '2027-05-01'),
    stateOf({ ...whole, frozen: true, cancelled: true }, '2027-03-01'),
    stateOf({ ...whole, endsOn: null, left: null }, '2099-01-01'),
  ];
  assert.deepEqual(states, ['active', 'over', 'used_up', 'new', 'frozen', 'cancelled', 'active']);
});

test('a package says why it does not pay', () => {
  const want = { fits: true, day: '2027-03-31', amount: 60 };
  const faults = [
    faultOf(whole, want),
    faultOf(whole, { ...want, amount: 61 }),
    faultOf(whole, { ...want, day: '2027-04-01' }),
    faultOf({ ...whole, frozen: true }, want),
    faultOf({ ...whole, cancelled: true, frozen: true }, want),
    faultOf(whole, { ...want, fits: false, amount: 99 }),
    faultOf({ ...whole, left: null }, { ...want, amount: 9999 }),
  ];
  assert.deepEqual(faults, [
    null,
    'package_short',
    'package_over',
    'package_frozen',
    'package_over',
    'package_of_another',
    null,
  ]);
});

test('what a booking takes is counted by its time, or by who comes', () => {
  assert.deepEqual(amountsOf(90, 4, false), { minutes: 90, visits: 1 });
  assert.deepEqual(amountsOf(90, 4, true), { minutes: 360, visits: 4 });
  assert.equal(daysAfter('2027-02-20', 30), '2027-03-22');
  assert.equal(daysBetween('2027-02-20', '2027-03-22'), 30);
});
