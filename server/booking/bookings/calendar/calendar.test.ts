import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { freeze } from '#platform/clock';
import { insertBooking, insertService, wantedResource } from '#test/booking-rows';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { addTimeOff } from '../../availability/time-off.ts';
import { setWeek } from '../../availability/week.ts';
import { addResource } from '../../resources/add.ts';
import { readCalendar } from './read.ts';

// A Friday; the business is in Bangkok, seven hours ahead.
forEachDatabase('the calendar', (opened) => {
  let golf: TestBusiness;
  let thaw: () => void;
  before(async () => {
    thaw = freeze('2027-01-01T03:00Z');
    golf = await makeBusiness(opened().db, 'calendar');
  });
  after(() => thaw());

  test('draws what is on in its days, with hours and times off, and nothing of other days', async () => {
    const { owner } = golf.staff;
    const drawn = await opened().db.as(owner, 'caller', async (tx) => {
      const pim = await addResource(tx, owner, wantedResource('Pim'));
      const range = { kind: 'open', most: null, validFrom: null, validTo: null } as const;
      await setWeek(tx, owner, pim.id, [{ ...range, weekday: 1, from: 540, to: 1080 }]);
      const times = { from: '2027-01-04T12:00', to: '2027-01-04T13:00', note: 'Lunch' };
      await addTimeOff(tx, owner, pim.id, times);
      const service = await insertService(tx, golf);
      const one = { ...service, resource: pim.id };
      await insertBooking(tx, golf, { ...one, start: '2027-01-04T03:00Z' });
      await insertBooking(tx, golf, { ...one, start: '2027-01-04T09:00Z', status: 'cancelled' });
      await insertBooking(tx, golf, { ...one, start: '2027-01-04T18:00Z' });
      const days = { from: '2027-01-04', to: '2027-01-04' };
      return { pim, ...(await readCalendar(tx, golf.id, days)) };
    });
    const resource = drawn.pim.id;
    assert.equal(drawn.timeZone, 'Asia/Bangkok');
    assert.deepEqual(
      drawn.bookings.map(({ startsAt, resources, customer, service }) => [
        startsAt,
        resources,
        customer?.name,
        service.name,
      ]),
      [['2027-01-04T03:00:00.000Z', [resource], 'Nok Suwan', 'Lesson']],
    );
    assert.deepEqual(drawn.open, [
      { resource, startsAt: '2027-01-04T02:00:00.000Z', endsAt: '2027-01-04T05:00:00.000Z' },
      { resource, startsAt: '2027-01-04T06:00:00.000Z', endsAt: '2027-01-04T11:00:00.000Z' },
    ]);
    assert.deepEqual(
      drawn.timeOff.map(({ note }) => note),
      ['Lunch'],
    );
  });
});
