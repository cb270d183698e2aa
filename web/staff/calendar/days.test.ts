import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysLater, instantAt, localOf, mondayOf, onDay } from './days.ts';

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

test('the minute of a day is found, also on days when the clocks change', () => {
  const inParis = (day: string, minute: number) =>
    instantAt(day, minute, 'Europe/Paris').slice(0, 16);
  assert.equal(inParis('2027-01-01', 90), '2027-01-01T00:30');
  assert.equal(inParis('2027-01-01', 1500), '2027-01-02T00:00');
  // At two the clocks leap to three; at three, in autumn, back to two.
  assert.equal(inParis('2027-03-28', 60), '2027-03-28T00:00');
  assert.equal(inParis('2027-03-28', 150), '2027-03-28T01:30');
  assert.equal(inParis('2027-03-28', 180), '2027-03-28T01:00');
  assert.equal(inParis('2027-10-31', 150), '2027-10-31T00:30');
  assert.equal(inParis('2027-10-31', 240), '2027-10-31T03:00');
});
