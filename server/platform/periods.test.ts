import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { periodAt, type Rule } from './periods.ts';

const daily: Rule = { every: 'day', at: '03:10', missed: 'latest' };
const at = (text: string) => new Date(text);

test('a day starts by the clock of its zone', () => {
  const before = periodAt(daily, at('2026-06-01T20:09:59Z'), 'Asia/Bangkok');
  assert.deepEqual(before, {
    name: '2026-06-01',
    starts: at('2026-05-31T20:10:00Z'),
    next: at('2026-06-01T20:10:00Z'),
  });
  assert.equal(periodAt(daily, at('2026-06-01T20:10:00Z'), 'Asia/Bangkok').name, '2026-06-02');
});

test('a time that summer time leaves out falls after the gap, one that comes twice falls once', () => {
  const rule: Rule = { every: 'day', at: '02:30', missed: 'latest' };
  const spring = periodAt(rule, at('2026-03-29T12:00:00Z'), 'Europe/Paris');
  assert.deepEqual([spring.name, spring.starts], ['2026-03-29', at('2026-03-29T01:30:00Z')]);
  const autumn = periodAt(rule, at('2026-10-25T12:00:00Z'), 'Europe/Paris');
  assert.deepEqual([autumn.name, autumn.starts], ['2026-10-25', at('2026-10-25T00:30:00Z')]);
  assert.equal(periodAt(rule, at('2026-10-25T01:30:00Z'), 'Europe/Paris').name, '2026-10-25');
});

test('a day that a zone never had is left out', () => {
  const [first, second] = ['2011-12-30T09:00:00Z', '2011-12-31T09:00:00Z'].map(
    (text) => periodAt(daily, at(text), 'Pacific/Apia').name,
  );
  assert.deepEqual([first, second], ['2011-12-29', '2011-12-31']);
});

test('weeks start on their weekday, months on their day or their last', () => {
  const weekly: Rule = { every: 'week', on: 1, at: '09:00', missed: 'latest' };
  assert.equal(periodAt(weekly, at('2026-11-22T12:00:00Z'), 'UTC').name, '2026-11-16');
  assert.equal(periodAt(weekly, at('2026-11-23T08:59:00Z'), 'UTC').name, '2026-11-16');
  assert.equal(periodAt(weekly, at('2026-11-23T09:00:00Z'), 'UTC').name, '2026-11-23');
  const monthly: Rule = { every: 'month', on: 31, at: '00:00', missed: 'each' };
  assert.equal(periodAt(monthly, at('2026-02-28T00:00:00Z'), 'UTC').name, '2026-02-28');
  assert.equal(periodAt(monthly, at('2026-03-30T23:00:00Z'), 'UTC').name, '2026-02-28');
  assert.deepEqual(
    periodAt(monthly, at('2026-02-28T00:00:00Z'), 'UTC').next,
    at('2026-03-31T00:00:00Z'),
  );
});

test('quarters of an hour do not care for zones', () => {
  const rule: Rule = { every: 'minutes', minutes: 15, missed: 'each' };
  const period = periodAt(rule, at('2026-01-01T10:29:59.999Z'), 'Asia/Kathmandu');
  assert.equal(period.name, '2026-01-01T10:15Z');
  assert.deepEqual(period.next, at('2026-01-01T10:30:00Z'));
});

const zones = [
  'UTC',
  'Asia/Bangkok',
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
];
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const rules: fc.Arbitrary<Rule> = fc.oneof(
  time.map((at): Rule => ({ every: 'day', at, missed: 'each' })),
  fc
    .tuple(time, fc.integer({ min: 1, max: 7 }))
    .map(([at, on]): Rule => ({ every: 'week', on, at, missed: 'each' })),
  fc
    .tuple(time, fc.integer({ min: 1, max: 31 }))
    .map(([at, on]): Rule => ({ every: 'month', on, at, missed: 'each' })),
  fc
    .constantFrom(5, 15, 60)
    .map((minutes): Rule => ({ every: 'minutes', minutes, missed: 'each' })),
);

test('periods follow each other without gap or overlap, and their names sort by time', () => {
  const instants = fc.date({
    min: at('2005-01-01T00:00:00Z'),
    max: at('2035-01-01T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(rules, fc.constantFrom(...zones), instants, (rule, zone, instant) => {
      const period = periodAt(rule, instant, zone);
      const following = periodAt(rule, period.next, zone);
      assert.ok(period.starts <= instant && instant < period.next);
      assert.deepEqual(following.starts, period.next);
      assert.ok(following.name > period.name);
      assert.equal(periodAt(rule, new Date(period.next.getTime() - 1), zone).name, period.name);
      assert.equal(periodAt(rule, period.starts, zone).name, period.name);
    }),
    { numRuns: 500 },
  );
});
