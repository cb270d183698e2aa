import assert from 'node:assert/strict';
import { test } from 'node:test';
import { peaksOf } from './peaks.ts';

const hour = { id: 'hour', priceMinor: '50000' };
const rule = {
  option: null,
  location: null,
  weekdays: [],
  fromMinute: 0,
  toMinute: 1440,
  priceMinor: null,
  percent: null,
};

test('days of the same price at the same hours stand together', () => {
  const weekend = { ...rule, weekdays: [5, 6, 7], percent: 130 };
  const evening = { ...rule, weekdays: [1, 2, 3, 4], fromMinute: 1020, toMinute: 1320 };
  assert.deepEqual(peaksOf(hour, [weekend, { ...evening, percent: 120 }], null), [
    { weekdays: [1, 2, 3, 4], fromMinute: 1020, toMinute: 1320, minor: '60000' },
    { weekdays: [5, 6, 7], fromMinute: 0, toMinute: 1440, minor: '65000' },
  ]);
});

test('where rules overlap only the price is told that holds', () => {
  const always = { ...rule, percent: 110 };
  const night = { ...rule, fromMinute: 1200, priceMinor: '70000' };
  const whole = { ...always, fromMinute: 0, toMinute: 1440 };
  const minors = (...rules: Parameters<typeof peaksOf>[1]) =>
    peaksOf(hour, rules, 'here').map(({ fromMinute, minor }) => [fromMinute, minor]);
  assert.deepEqual(minors(always, night), [
    [0, '55000'],
    [1200, '70000'],
  ]);
  // The last of two alike, then one of an option, then one of a location.
  assert.deepEqual(minors(night, whole), [[0, '55000']]);
  assert.deepEqual(minors({ ...whole, option: 'hour', percent: 90 }, always), [[0, '45000']]);
  const here = { ...whole, location: 'here', percent: 80 };
  assert.deepEqual(minors(here, { ...whole, option: 'hour', percent: 90 }), [[0, '40000']]);
  assert.deepEqual(minors({ ...whole, location: 'there' }), []);
});

test('a rule that changes nothing, and one of another duration, are not told', () => {
  assert.deepEqual(peaksOf(hour, [{ ...rule, percent: 100 }], null), []);
  assert.deepEqual(peaksOf(hour, [{ ...rule, option: 'other', percent: 150 }], null), []);
  const { id: _, ...unsaved } = hour;
  assert.equal(peaksOf(unsaved, [{ ...rule, percent: 150 }], null)[0]?.minor, '75000');
});
