import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysLater, localOf, mondayOf, onDay } from './days.ts';

test('days are counted over months, and weeks begin on Monday', () => {
  assert.equal(daysLater('2026-12-31', 1), '2027-01-01');
  assert.equal(mondayOf('2027-01-03'), '2026-12-28');
  assert.equal(mondayOf('2026-12-28'), '2026-12-28');
});

test('an instant is shown by the clock of the zone', () => {
  assert.deepEqual(localOf('2027-01-01T18:30Z', 'Asia/Bangkok'), { day: '2027-01-02', minute: 90 });
});

test('what runs past midnight lies on both days', () => {
  const night = { startsAt: '2027-01-01T15:00Z', endsAt: '2027-01-01T19:00Z' };
  const on = (day: string) => onDay(night, day, 'Asia/Bangkok');
  assert.deepEqual(on('2027-01-01'), { from: 1320, to: 1440 });
  assert.deepEqual(on('2027-01-02'), { from: 0, to: 120 });
  assert.equal(on('2027-01-03'), undefined);
  const until = { startsAt: '2027-01-01T15:00Z', endsAt: '2027-01-01T17:00Z' };
  assert.equal(onDay(until, '2027-01-02', 'Asia/Bangkok'), undefined);
});
