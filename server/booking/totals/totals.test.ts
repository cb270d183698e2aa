import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insertPayment, refundInTx } from '#payments';
import { freeze } from '#platform/clock';
import { layService } from '#test/bookable';
import { book, openPage, slotOf, stranger } from '#test/booking';
import { forEachDatabase, makeBusiness } from '#test/databases';
import { sold } from '#test/packages';
import { complete, noShow } from '../bookings/go-on.ts';
import { listBookings } from '../bookings/list.ts';
import { describeBooking } from '../paid-for/booking.ts';
import { describePackage } from '../paid-for/package.ts';
import { totalsOf } from './of-customer.ts';

/** A Monday, 9:00 in Bangkok. */
const morning = Date.parse('2027-03-01T02:00:00.000Z');
const at = (hours: number) => new Date(morning + hours * 3_600_000).toISOString();

forEachDatabase('a customer', (opened) => {
  test('comes to what happened, and is named on what is given out for what they paid', async () => {
    freeze('2027-02-20T00:00:00Z');
    const { db } = opened();
    const shop = await makeBusiness(db, 'totals');
    await openPage(db, shop);
    const { owner, consultant } = shop.staff;
    const asOwner = <T>(work: Parameters<typeof db.as<T>>[2]) => db.as(owner, 'caller', work);
    const row = { name: 'Lesson', pay: 'on_site', translations: '{"th":{"name":"เรียน"}}' };
    const service = await layService(db, shop, {
      minutes: 50,
      priceMinor: 150_000,
      row,
      needs: [{ pool: [{ hours: null }] }],
    });
    const person = stranger();
    for (const hours of [0, 2, 4])
      await book(db, shop, { ...slotOf(service, at(hours)), person, language: 'th' });
    const { rows } = await asOwner((tx) => listBookings(tx, owner, { limit: 9, order: 'soonest' }));
    const [first, second] = rows;
    const customer = first!.customer!.id;
    freeze(at(3));
    await asOwner((tx) => complete(tx, owner, { id: first!.id }));
    await asOwner((tx) => noShow(tx, owner, { id: second!.id }));
    const pack = await sold(db, shop, customer, { name: 'Ten lessons' });
    const pay = (kind: 'booking' | 'package', id: string, minor: string) =>
      asOwner((tx) =>
        insertPayment(
          tx,
          owner,
          { subject: { kind, id }, kind: 'full', amount: { minor, currency: 'THB' } },
          { way: 'cash', state: 'paid' },
        ),
      );
    await pay('booking', first!.id, '150000');
    const bought = await pay('package', pack, '100000');
    await asOwner((tx) =>
      refundInTx(tx, owner, { payment: bought.id, minor: 40_000n, why: 'staff' }),
    );

    const totals = await asOwner((tx) => totalsOf(tx, owner, customer));
    assert.deepEqual(totals, {
      bookings: { all: 3, ahead: 1, completed: 1, cancelled: 0, noShows: 1 },
      firstBookedAt: '2027-02-20T00:00:00.000Z',
      lastVisitAt: at(0),
      nextVisitAt: at(4),
      leadScore: 70,
      revenue: [{ currency: 'THB', minor: '210000' }],
    });
    const seen = await db.as(consultant, 'caller', (tx) => totalsOf(tx, consultant, customer));
    assert.equal(seen.revenue, null);

    const lesson = await asOwner((tx) => describeBooking(tx, shop.id, first!.id));
    assert.match(lesson?.words ?? '', /^เรียน, 50 นาที, .*09:00$/);
    assert.deepEqual(
      [lesson?.reference, lesson?.customer, lesson?.buyer, lesson?.language],
      [first!.reference, customer, { ...person, address: null }, 'th'],
    );
    const ten = await asOwner((tx) => describePackage(tx, shop.id, pack));
    assert.deepEqual(
      [ten?.words, ten?.buyer?.email],
      ['แพ็กเกจ: Ten lessons (10 ครั้ง)', person.email],
    );
  });
});
