import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { freeze, now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';
import { refused } from '#test/access';
import { type Bookable, layService } from '#test/bookable';
import { book, openPage, slotOf, stranger } from '#test/booking';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { sold } from '#test/packages';
import { cancelMine, moveMine } from './change.ts';
import { listOwnBookings } from './list.ts';
import { listOwnPackages } from './packages.ts';
import { vipBookings } from './vip-bookings.ts';
import { vipMove } from './vip-move.ts';
import { vipPackages } from './vip-packages.ts';

/** A Monday, 9:00 in Bangkok. */
const morning = Date.parse('2027-03-01T02:00:00.000Z');
const at = (hours: number) => new Date(morning + hours * 3_600_000).toISOString();

forEachDatabase('one’s own bookings', (opened) => {
  let shop: TestBusiness;
  let bay: Bookable;
  before(async () => {
    freeze('2027-02-20T00:00:00Z');
    shop = await makeBusiness(opened().db, 'own');
    await openPage(opened().db, shop);
    bay = await layService(opened().db, shop, {
      row: { change_hours: 24, cancel_hours: 48, party_max: 4 },
      needs: [{ pool: [{ hours: null }, { hours: null }] }],
    });
  });
  const as = <T>(who: Customer, work: (tx: Tx) => Promise<T>) =>
    opened().db.as(who, 'engine', work);
  /** Books as somebody whom the portal would know from then on. */
  const comer = async (hours: number): Promise<{ who: Customer; id: string }> => {
    const { booking } = await book(opened().db, shop, {
      ...slotOf(bay, at(hours)),
      person: stranger(),
      party: 2,
    });
    const row = await opened().db.as(shop.system, 'engine', (tx) =>
      tx
        .selectFrom('bookings')
        .select(['id', 'customer_id', 'profile_id'])
        .where('tenant_id', '=', shop.id)
        .where('reference', '=', booking.reference)
        .executeTakeFirstOrThrow(),
    );
    const who = { ...shop.customer, customer: row.customer_id!, profile: row.profile_id! };
    return { who, id: row.id };
  };
  const list = (who: Customer, when: 'ahead' | 'past') =>
    as(who, (tx) => listOwnBookings(tx, who, { when, limit: 10 }));

  test('are listed, moved and cancelled by nobody else, as long as the service allows it', async () => {
    const { who, id } = await comer(0);
    const other = await comer(2);
    const { rows } = await list(who, 'ahead');
    assert.deepEqual(
      rows.map((one) => [one.id, one.local, one.party]),
      [[id, '2027-03-01T09:00', 2]],
    );
    assert.match(rows[0]?.link ?? '', /^mb_/);
    await refused(
      as(other.who, (tx) => cancelMine(tx, other.who, { id, reason: null })),
      'not_found',
    );
    const moved = await as(who, (tx) => moveMine(tx, who, { id, start: at(4) }));
    assert.deepEqual([moved.id, moved.local], [id, '2027-03-01T13:00']);
    freeze(at(4 - 30));
    await refused(
      as(who, (tx) => cancelMine(tx, who, { id, reason: null })),
      'too_late',
    );
    freeze(at(4 - 20));
    await refused(
      as(who, (tx) => moveMine(tx, who, { id, start: at(40) })),
      'too_late',
    );
    freeze('2027-02-20T00:00:00Z');
    const gone = await as(who, (tx) => cancelMine(tx, who, { id, reason: 'Ill' }));
    assert.equal(gone.status, 'cancelled');
    assert.deepEqual(
      [(await list(who, 'ahead')).rows, (await list(who, 'past')).rows.length],
      [[], 1],
    );
  });

  test('are what the VIP API shows and moves, by the clock on the wall', async () => {
    const { who, id } = await comer(6);
    const two = newId();
    await opened().db.as(shop.staff.owner, 'caller', (tx) =>
      tx
        .insertInto('service_options')
        .values({
          tenant_id: shop.id,
          id: two,
          service_id: bay.service,
          minutes: 120,
          price_minor: 0n,
          position: 1,
        })
        .execute(),
    );
    const page = (filter: 'future' | 'past' | 'all') =>
      as(who, (tx) => vipBookings(tx, who, { filter, page: 1, limit: 10 }));
    const { rows, all } = await page('future');
    const [one] = rows;
    assert.deepEqual(
      [all, one?.date, one?.startTime, one?.duration, one?.status, one?.numberOfPeople],
      [1, '2027-03-01', '15:00', 1, 'confirmed', 2],
    );
    const to = { date: '2027-03-02', startTime: '18:30' };
    const moved = await as(who, (tx) => vipMove(tx, who, { id, ...to, duration: 1 }));
    assert.deepEqual([moved.id, moved.date, moved.startTime], [id, to.date, to.startTime]);
    await refused(
      as(who, (tx) => vipMove(tx, who, { id, ...to, duration: 1.5 })),
      'slot_not_offered',
    );
    // Another takes its place, and the one before is shown no more.
    const longer = await as(who, (tx) => vipMove(tx, who, { id, ...to, duration: 2 }));
    assert.notEqual(longer.id, id);
    const after = await page('all');
    assert.deepEqual([after.all, after.rows[0]?.id, after.rows[0]?.duration], [1, longer.id, 2]);
  });

  test('stand beside one’s packages', async () => {
    const { who } = await comer(8);
    await sold(opened().db, shop, who.customer, {
      name: 'Ten hours',
      unit: 'minutes',
      amount: 600,
      validDays: 30,
      starts: 'purchase',
    });
    const { rows } = await as(who, (tx) => listOwnPackages(tx, who));
    assert.deepEqual(
      rows.map((one) => [one.kind.name, one.left, one.state, one.sharedBy, one.endsOn]),
      [['Ten hours', 600, 'active', null, '2027-03-22']],
    );
    const [vip] = await as(who, (tx) => vipPackages(tx, who));
    const { id: _, ...shown } = vip!;
    assert.deepEqual(shown, {
      packageName: 'Ten hours',
      purchaseDate: now().toISOString().slice(0, 10),
      expiryDate: '2027-03-22',
      unit: 'hours',
      total: 10,
      used: 0,
      remaining: 10,
      status: 'active',
    });
  });
});
