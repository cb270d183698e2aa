import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { freeze } from '#platform/clock';
import { refused } from '#test/access';
import { layService } from '#test/bookable';
import { book, bookEach, came, openPage, slotOf, stranger } from '#test/booking';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { createBooking } from './as-staff.ts';
import { listBookings } from './list.ts';
import { readBooking } from './read.ts';
import { bookingsOperations } from '#contract/booking/bookings';

/** A Monday, 9:00 in Bangkok. */
const morning = '2027-03-01T02:00:00.000Z';
const at = (hours: number) => new Date(Date.parse(morning) + hours * 3_600_000).toISOString();

forEachDatabase('a booking', (opened) => {
  let shop: TestBusiness;
  before(async () => {
    freeze('2027-02-20T00:00:00Z');
    shop = await makeBusiness(opened().db, 'book');
    await openPage(opened().db, shop);
  });
  const list = () =>
    opened().db.as(shop.staff.support, 'caller', (tx) =>
      listBookings(tx, shop.staff.support, { limit: 50, order: 'soonest' }),
    );
  const create = (body: object) => {
    const parsed = bookingsOperations.createBooking.body.parse(body);
    return opened().db.as(shop.staff.sales, 'engine', (tx) =>
      createBooking(tx, shop.staff.sales, parsed),
    );
  };

  test('is made for a guest who is recognised, is listed, and stands whole', async () => {
    const service = await layService(opened().db, shop, { row: { buffer_after: 15 } });
    const person = { ...stranger(), phone: '081 234 5678' };
    const guests = [{ name: 'Bea Roth' }];
    const { booking, link, isHeld } = await book(opened().db, shop, {
      ...slotOf(service, at(1)),
      person,
      guests,
    });
    assert.match(booking.reference, /^BKG-20270220-0001$/);
    assert.deepEqual(
      [booking.status, booking.local, booking.zone, isHeld],
      ['confirmed', '2027-03-01T10:00', 'Asia/Bangkok', false],
    );
    assert.match(link, /^mb_[\w-]{43}$/);
    const { rows } = await list();
    const [row] = rows;
    assert.ok(row);
    assert.deepEqual(
      [row.reference, row.booker, row.customer?.name],
      [booking.reference, person.name, person.name],
    );
    const whole = await opened().db.as(shop.staff.owner, 'caller', (tx) =>
      readBooking(tx, shop.id, row.id),
    );
    assert.deepEqual(
      whole.people.map(({ role, name }) => [role, name]),
      [
        ['booker', person.name],
        ['guest', 'Bea Roth'],
      ],
    );
    assert.deepEqual([whole.resources.length, whole.placedBy.kind, whole.link], [1, 'guest', link]);
    // The same person again is the same customer.
    await book(opened().db, shop, { ...slotOf(service, at(4)), person });
    const again = (await list()).rows.map(({ customer }) => customer?.id);
    assert.equal(again[0], again[1]);
  });

  test('keeps its time and its buffers from everybody else', async () => {
    const service = await layService(opened().db, shop, {
      row: { buffer_after: 15, grid_minutes: 15 },
    });
    await book(opened().db, shop, slotOf(service, at(1)));
    await refused(book(opened().db, shop, slotOf(service, at(1))), 'slot_taken');
    await refused(book(opened().db, shop, slotOf(service, at(2))), 'slot_taken');
    await refused(book(opened().db, shop, slotOf(service, at(-3))), 'slot_not_offered');
    await book(opened().db, shop, slotOf(service, at(2.25)));
    // Staff set hours aside, and never what is taken.
    await create({ ...slotOf(service, at(-3)), person: stranger(), despite: ['hours'] });
    await refused(
      create({
        ...slotOf(service, at(1)),
        person: stranger(),
        despite: ['hours', 'grid', 'notice'],
      }),
      'slot_taken',
    );
  });

  test('of many at once each is judged after the one before it', async () => {
    const pool = [{}, {}, {}];
    const service = await layService(opened().db, shop, { needs: [{ pool }] });
    const asked = Array.from({ length: 5 }, () => slotOf(service, at(3)));
    const outcomes = await bookEach(opened().db, shop, [...asked, slotOf(service, at(5))]);
    assert.deepEqual(outcomes.map(came), [
      'confirmed',
      'confirmed',
      'confirmed',
      'slot_taken',
      'slot_taken',
      'confirmed',
    ]);
  });

  test('takes coach and bay together, or neither', async () => {
    const service = await layService(opened().db, shop, {
      needs: [{ pool: [{}] }, { pool: [{}, {}] }],
    });
    const first = await book(opened().db, shop, slotOf(service, at(1)));
    assert.equal(first.booking.with.length, 2);
    await refused(book(opened().db, shop, slotOf(service, at(1))), 'slot_taken');
  });

  test('sits in a session with others as long as it has room, and is never split', async () => {
    const service = await layService(opened().db, shop, { row: { seats: 5, party_max: 5 } });
    const party = (people: number) => ({ ...slotOf(service, at(1)), party: people });
    const together = await bookEach(opened().db, shop, [party(2), party(2)]);
    assert.deepEqual(together.map(came), ['confirmed', 'confirmed']);
    await refused(book(opened().db, shop, party(2)), 'seats_short');
    await book(opened().db, shop, party(1));
    await refused(book(opened().db, shop, party(1)), 'seats_short');
    // Another time needs the same person, who is busy with the session.
    await refused(book(opened().db, shop, slotOf(service, at(1.5))), 'slot_taken');
  });

  test('goes no further than the cap of its day', async () => {
    const service = await layService(opened().db, shop, { row: { daily_cap: 2 } });
    const outcomes = await bookEach(
      opened().db,
      shop,
      [1, 2, 3].map((hours) => slotOf(service, at(hours))),
    );
    assert.deepEqual(outcomes.map(came), ['confirmed', 'confirmed', 'cap_reached']);
    await book(opened().db, shop, slotOf(service, at(25)));
  });

  test('lies in one lane of what bears several, whatever lies there already', async () => {
    const service = await layService(opened().db, shop, {
      minutes: 60,
      row: { grid_minutes: 15 },
      needs: [{ pool: [{ lanes: 2 }] }],
    });
    // Two are never at once for longer than they may be, but lie so that no lane is whole.
    for (const hours of [1, 1.5, 2.5, 3]) await book(opened().db, shop, slotOf(service, at(hours)));
    await book(opened().db, shop, slotOf(service, at(2)));
    await refused(book(opened().db, shop, slotOf(service, at(1.25))), 'slot_taken');
  });

  test('sent again under its key is the same; anything else under it is refused', async () => {
    const service = await layService(opened().db, shop, { needs: [{ pool: [{}, {}] }] });
    const asked = { ...slotOf(service, at(1)), person: stranger(), key: 'once' };
    const first = await book(opened().db, shop, asked);
    assert.deepEqual(await book(opened().db, shop, asked), first);
    const twins = await bookEach(opened().db, shop, [
      { ...asked, start: at(2), key: 'twice' },
      { ...asked, start: at(2), key: 'twice' },
      { ...asked, start: at(3), key: 'twice' },
    ]);
    assert.deepEqual(twins[0], twins[1]);
    assert.equal(came(twins[2]), 'key_reused');
    await refused(book(opened().db, shop, { ...asked, start: at(4) }), 'key_reused');
    const many = await Promise.all(
      Array.from({ length: 8 }, () =>
        book(opened().db, shop, { ...asked, start: at(5), key: 'many' }),
      ),
    );
    assert.equal(new Set(many.map(({ link }) => link)).size, 1);
  });

  test('is refused where it costs something else, or other terms hold, and nothing is left of it', async () => {
    const row = { pay: 'on_site', terms: 'Be on time.', terms_version: 3 };
    const service = await layService(opened().db, shop, { priceMinor: 50_000, row });
    const wanted = { ...slotOf(service, at(1)), terms: 3 };
    await refused(book(opened().db, shop, { ...wanted, expectedPrice: '100' }), 'price_changed');
    await refused(book(opened().db, shop, { ...wanted, terms: 2 }), 'terms_changed');
    const { booking } = await book(opened().db, shop, { ...wanted, expectedPrice: '50000' });
    assert.deepEqual(
      [booking.price.minor, booking.paymentStatus, booking.dueNow.minor],
      ['50000', 'on_site', '0'],
    );
  });

  test('waits where the service wants it confirmed, and is held while it is paid', async () => {
    const waiting = await layService(opened().db, shop, { row: { auto_confirm: false } });
    assert.equal((await book(opened().db, shop, slotOf(waiting, at(1)))).booking.status, 'pending');
    const staffed = await create({ ...slotOf(waiting, at(3)), person: stranger() });
    assert.deepEqual([staffed.status, staffed.next.includes('confirmed')], ['pending', true]);
  });

  test('is made by nobody who fills what people do not see, or gives no way to reach them', async () => {
    const service = await layService(opened().db, shop, {});
    const asked = slotOf(service, at(1));
    await refused(
      book(opened().db, shop, { ...asked, website: 'http://spam.example' }),
      'invalid_input',
    );
    await refused(book(opened().db, shop, { ...asked, person: { name: 'Mia' } }), 'invalid_input');
    await refused(
      book(opened().db, shop, { ...asked, person: { name: 'Mia', phone: '12' } }),
      'invalid_input',
    );
  });
});
