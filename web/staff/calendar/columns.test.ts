import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarShown } from '#contract/booking/calendar';
import { blocksOf, columnsOfDay, columnsOfWeek, type DrawnBooking } from './columns.ts';

const booking = (
  id: string,
  resources: string[],
  startsAt: string,
  endsAt: string,
): DrawnBooking => ({
  id,
  resources,
  startsAt,
  endsAt,
  reference: 'BKG-1',
  status: 'confirmed',
  paymentStatus: 'paid',
  version: 1,
  service: { id: 's', name: 'Bay' },
  customer: null,
  partySize: 1,
  session: null,
});
const drawn: CalendarShown = {
  timeZone: 'Asia/Bangkok',
  bookings: [
    booking('both', ['bay', 'pim'], '2027-01-01T03:00Z', '2027-01-01T04:00Z'),
    booking('night', ['bay'], '2027-01-01T16:00Z', '2027-01-01T18:00Z'),
    booking('seats', ['hidden'], '2027-01-01T05:00Z', '2027-01-01T06:00Z'),
  ],
  sessions: [],
  open: [],
  timeOff: [],
  elsewhere: [],
};
const known = new Set(['bay', 'pim']);

test('a booking stands with each that it takes, on each day it lies on, and apart where it takes nobody', () => {
  const columns = columnsOfDay('2027-01-01', ['bay', 'pim'], true);
  assert.deepEqual(
    columns.map((column) =>
      blocksOf(drawn, column, known).map(({ key, from, to }) => [key, from, to]),
    ),
    [
      [
        ['both', 600, 660],
        ['night', 1380, 1440],
      ],
      [['both', 600, 660]],
      [['seats', 720, 780]],
    ],
  );
  const saturday = columnsOfWeek('2027-01-02', 'bay')[5];
  assert.ok(saturday);
  assert.deepEqual(
    blocksOf(drawn, saturday, known).map(({ key, from, to }) => [key, from, to]),
    [['night', 0, 60]],
  );
});
