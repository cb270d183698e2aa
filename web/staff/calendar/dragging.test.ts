import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOfDay, columnsOfWeek, type DrawnBooking } from './columns.ts';
import { asLongAs, goalOf, isChanged, moved, nextLength, takenUp } from './dragging.ts';

const zone = 'Asia/Bangkok';
const booking: DrawnBooking = {
  id: 'a',
  reference: 'BKG-1',
  status: 'confirmed',
  paymentStatus: 'paid',
  version: 3,
  service: { id: 's', name: 'Lesson' },
  customer: null,
  partySize: 1,
  session: null,
  resources: ['bay 1', 'pim'],
  startsAt: '2027-01-01T03:07:00.000Z',
  endsAt: '2027-01-01T04:07:00.000Z',
};
const [one, two] = columnsOfDay('2027-01-01', ['bay 1', 'bay 2'], false);
assert.ok(one && two);
const known = new Set(['bay 1', 'bay 2', 'pim']);

test('what is moved goes by quarters of an hour from where it was, and takes what it is put over', () => {
  const taken = takenUp(booking, 'move', one, zone);
  assert.deepEqual([taken.from, taken.minutes, isChanged(taken, zone)], [607, 60, false]);
  const later = moved(taken, 34, two);
  assert.equal(isChanged(later, zone), true);
  assert.deepEqual(goalOf(later, known, zone), {
    start: '2027-01-01T03:37:00.000Z',
    resources: ['bay 2', 'pim'],
  });
  assert.deepEqual(goalOf(moved(taken, 0, two), known, zone), {
    start: booking.startsAt,
    resources: ['bay 2', 'pim'],
  });
  assert.equal(moved(taken, 5000, one).from, 1425);
});

test('on another day it keeps its hour', () => {
  const week = columnsOfWeek('2027-01-01', 'bay 1');
  const [friday, saturday] = week.slice(4);
  assert.ok(friday && saturday);
  const later = moved(takenUp(booking, 'move', friday, zone), 0, saturday);
  assert.equal(goalOf(later, known, zone).start, '2027-01-02T03:07:00.000Z');
});

test('it is only as long as its service can be had', () => {
  const taken = takenUp(booking, 'length', one, zone);
  assert.equal(asLongAs(taken, 100, [60, 90, 180]).minutes, 90);
  assert.equal(nextLength(taken, 1, [180, 60, 90]).minutes, 90);
  assert.equal(nextLength(taken, -1, [180, 60, 90]).minutes, 60);
});
