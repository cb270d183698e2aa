import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { bookingsOperations } from '#contract/booking/bookings';
import { freeze } from '#platform/clock';
import { Refusal } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { refused } from '#test/access';
import { type Bookable, layService } from '#test/bookable';
import { openPage, slotOf } from '#test/booking';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { sold } from '#test/packages';
import { createBooking } from '../bookings/as-staff.ts';
import { change } from '../bookings/change.ts';
import { cancelFor } from '../bookings/go-on.ts';
import { move } from '../bookings/move.ts';
import { rescheduleById } from '../bookings/reschedule.ts';
import { adjustPackage, cancelPackage } from './adjust.ts';
import { freezePackage, unfreezePackage } from './freeze.ts';
import { packagesOf, readPackage } from './list.ts';
import { mergeCustomers } from '../../identity/merge/merge.ts';
import { identify } from '../../identity/recognise/identify.ts';

/** A Monday, 9:00 in Bangkok. */
const morning = Date.parse('2027-03-01T02:00:00.000Z');
const at = (hours: number) => new Date(morning + hours * 3_600_000).toISOString();

forEachDatabase('a package', (opened) => {
  let shop: TestBusiness;
  let bay: Bookable;
  before(async () => {
    freeze('2027-02-20T00:00:00Z');
    shop = await makeBusiness(opened().db, 'packs');
    await openPage(opened().db, shop);
    bay = await layService(opened().db, shop, {
      priceMinor: 50_000,
      row: { pay: 'full', party_max: 4, cancel_hours: 24 },
      needs: [{ pool: Array.from({ length: 20 }, () => ({ hours: null })) }],
    });
  });
  const asOwner = <T>(work: (tx: Tx) => Promise<T>) =>
    opened().db.as(shop.staff.owner, 'caller', work);
  const asEngine = <T>(work: (tx: Tx) => Promise<T>) =>
    opened().db.as(shop.staff.owner, 'engine', work);
  const somebody = async (fullName: string) => {
    const person = { fullName };
    const came = await asEngine((tx) =>
      identify(tx, shop.system, { source: 'till', kind: 'form', person }),
    );
    return came.customer;
  };
  const use = (customer: string, id: string, hours: number, more: object = {}) => {
    const asked = { ...slotOf(bay, at(hours)), customer, package: id, ...more };
    const body = bookingsOperations.createBooking.body.parse(asked);
    return asEngine((tx) => createBooking(tx, shop.staff.owner, body));
  };
  const read = (id: string) => asOwner((tx) => readPackage(tx, shop.id, id));
  const left = async (id: string) => (await read(id)).left;
  /** What the lines of its ledger come to. */
  const sum = async (id: string) => (await read(id)).uses.reduce((all, one) => all + one.amount, 0);

  test('pays for a booking, begins its days, and is given back what is cancelled in time', async () => {
    const me = await somebody('Nok Suwan');
    const hours = await sold(opened().db, shop, me, {
      unit: 'minutes',
      amount: 150,
      validDays: 30,
      services: [bay.service],
    });
    assert.deepEqual([(await read(hours)).state, (await read(hours)).endsOn], ['new', null]);
    const one = await use(me, hours, 0);
    assert.deepEqual(
      [one.status, one.paymentStatus, one.dueNow.minor, one.price.minor, one.package?.id],
      ['confirmed', 'paid', '0', '50000', hours],
    );
    const other = await use(me, hours, 1);
    const { state, endsOn, used, left: rest } = await read(hours);
    assert.deepEqual([state, endsOn, used, rest], ['active', '2027-03-22', 120, 30]);
    await refused(use(me, hours, 2), 'package_short');
    await refused(use(me, hours, 24 * 30, { despite: ['window'] }), 'package_over');

    const { owner } = shop.staff;
    await asOwner((tx) => cancelFor(tx, owner, { id: one.id, reason: null, refund: 'policy' }));
    assert.equal(await left(hours), 90);
    freeze('2027-03-01T01:00:00Z');
    await asOwner((tx) => cancelFor(tx, owner, { id: other.id, reason: null, refund: 'policy' }));
    // Too late by the service's own terms.
    assert.deepEqual([await left(hours), await sum(hours)], [90, 60]);
    freeze('2027-02-20T00:00:00Z');
  });

  test('is for its customer and its services alone, or for the household that shares it', async () => {
    const [me, mine, stranger] = [
      await somebody('Aree Wong'),
      await somebody('Boon Wong'),
      await somebody('Chai Dee'),
    ];
    const shared = await sold(opened().db, shop, me, { isShared: true });
    const lessons = await layService(opened().db, shop, { needs: [{ pool: [{}] }] });
    const own = await sold(opened().db, shop, me, { services: [lessons.service] });
    await refused(use(me, own, 3), 'package_of_another');
    await refused(use(mine, shared, 3), 'package_of_another');
    await asOwner(async (tx) => {
      const household = await tx
        .insertInto('households')
        .values({ tenant_id: shop.id, id: me, name: 'Wong', made_at: new Date() })
        .returning('id')
        .executeTakeFirstOrThrow();
      for (const customer of [me, mine])
        await tx
          .insertInto('household_members')
          .values({
            tenant_id: shop.id,
            household_id: household.id,
            customer_id: customer,
            joined_at: new Date(),
          })
          .execute();
    });
    await use(mine, shared, 3);
    await refused(use(stranger, shared, 3), 'package_of_another');
    const theirs = await asOwner((tx) => packagesOf(tx, shop.staff.owner, mine));
    assert.deepEqual(
      theirs.map(({ id, customer, left: rest }) => [id, customer.id, rest]),
      [[shared, me, 9]],
    );
  });

  test('takes part in moves, other parties and bookings that take the place of one', async () => {
    const me = await somebody('Dao Chan');
    const { owner } = shop.staff;
    const clinic = await layService(opened().db, shop, {
      priceMinor: 90_000,
      row: { is_per_person: true, party_max: 4 },
      needs: [{ pool: [{ hours: null }] }],
    });
    const visits = await sold(opened().db, shop, me, { amount: 4, validDays: 30 });
    const { id } = await use(me, visits, 5, { ...slotOf(clinic, at(5)), party: 2 });
    await asOwner((tx) => change(tx, owner, { id, party: 4 }));
    assert.equal(await left(visits), 0);
    const later = { id, start: at(24 * 40), despite: ['window'] as const };
    await refused(
      asOwner((tx) => move(tx, owner, later)),
      'package_over',
    );
    await asOwner((tx) => move(tx, owner, { id, start: at(6), despite: [] }));
    // What the one took is the other's, although nothing else is left.
    const next = await asEngine((tx) =>
      rescheduleById(tx, owner, { id, start: at(8), party: 3, despite: [] }),
    );
    assert.deepEqual([await left(visits), await sum(visits)], [1, 3]);
    await asOwner((tx) => cancelFor(tx, owner, { id: next, reason: null, refund: 'all' }));
    const { uses } = await read(visits);
    assert.deepEqual(
      uses.map(({ why, amount }) => `${why} ${amount}`),
      ['given_back -3', 'booked 3', 'given_back -4', 'moved 2', 'booked 2'],
    );
  });

  test('stands still while it is frozen, is adjusted with a reason, and is taken back', async () => {
    const me = await somebody('Ek Phan');
    const { owner } = shop.staff;
    const id = await sold(opened().db, shop, me, { validDays: 30, starts: 'purchase' });
    const adjust = (said: { change?: number; endsOn?: string | null }) =>
      asOwner((tx) => adjustPackage(tx, owner, { id, change: 0, reason: 'Sorry', ...said }));
    assert.equal((await adjust({ change: 2 })).left, 12);
    await refused(adjust({ change: -13 }), 'package_short');
    await refused(adjust({}), 'invalid_input');
    await asOwner((tx) => freezePackage(tx, owner, id));
    await refused(use(me, id, 9), 'package_frozen');
    freeze('2027-03-02T00:00:00Z');
    const { endsOn, total, used } = await asOwner((tx) => unfreezePackage(tx, owner, id));
    assert.deepEqual([endsOn, total, used], ['2027-04-01', 12, 0]);
    assert.equal((await adjust({ endsOn: null })).endsOn, null);
    freeze('2027-02-20T00:00:00Z');
    await use(me, id, 9);
    const gone = await asOwner((tx) => cancelPackage(tx, owner, { id, reason: 'Moved away' }));
    assert.equal(gone.state, 'cancelled');
    await refused(use(me, id, 10), 'package_over');
    await refused(adjust({ change: 1 }), 'package_over');
  });

  test('goes with its customer when two become one', async () => {
    const [one, other] = [await somebody('Fah Lek'), await somebody('Gai Yai')];
    const packs = [await sold(opened().db, shop, one), await sold(opened().db, shop, other)];
    const { owner } = shop.staff;
    const { survivor } = await asEngine((tx) =>
      mergeCustomers(tx, owner, { customers: [one, other] }),
    );
    const all = await asOwner((tx) => packagesOf(tx, owner, other));
    assert.deepEqual(
      all.map(({ id, customer }) => `${id} ${customer.id}`).toSorted(),
      packs.map((id) => `${id} ${survivor}`).toSorted(),
    );
    await use(other, packs[0]!, 11);
  });

  test('gives no more than there is, however many want it at once', async () => {
    const me = await somebody('Hua Kao');
    const id = await sold(opened().db, shop, me, { amount: 3 });
    const many = Array.from({ length: opened().db.kind === 'postgres' ? 12 : 5 }, (_, place) =>
      use(me, id, 20 + place).then(
        () => 'booked',
        (fault: unknown) => (fault instanceof Refusal ? fault.code : String(fault)),
      ),
    );
    const came = Map.groupBy(await Promise.all(many), (outcome) => outcome);
    assert.deepEqual(
      [came.get('booked')?.length, came.get('package_short')?.length],
      [3, many.length - 3],
    );
    assert.deepEqual([await left(id), await sum(id)], [0, 3]);
  });
});
