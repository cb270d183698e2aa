import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { freeze } from '#platform/clock';
import { Refusal } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { refused } from '#test/access';
import { layService, type LaidService } from '#test/bookable';
import { book, openPage, slotOf } from '#test/booking';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { cancelByLink, readByLink, rescheduleByLink } from './by-link.ts';
import { cancelFor, complete, confirm, decline, noShow, start } from './go-on.ts';
import { listBookings } from './list.ts';
import { move, rehearse } from './move.ts';
import { readBooking } from './read.ts';
import { change } from './change.ts';

/** A Monday, 9:00 in Bangkok. */
const morning = '2027-03-01T02:00:00.000Z';
const at = (hours: number) => new Date(Date.parse(morning) + hours * 3_600_000).toISOString();
const weeksBefore = '2027-02-10T00:00:00Z';

forEachDatabase('what becomes of a booking', (opened) => {
  let shop: TestBusiness;
  before(async () => {
    freeze(weeksBefore);
    shop = await makeBusiness(opened().db, 'acts');
    await openPage(opened().db, shop);
  });
  const asOwner = <T>(work: (tx: Tx) => Promise<T>) =>
    opened().db.as(shop.staff.owner, 'caller', work);
  const visitor = () => ({ kind: 'anonymous', tenant: shop.id, request: 'r' }) as const;
  const byLink = <T>(work: (tx: Tx) => Promise<T>) => opened().db.as(visitor(), 'engine', work);
  const read = (id: string) => asOwner((tx) => readBooking(tx, shop.id, id));
  async function booked(laid: LaidService = {}, hours = 1) {
    const service = await layService(opened().db, shop, laid);
    const { booking, link } = await book(opened().db, shop, slotOf(service, at(hours)));
    const { rows } = await asOwner((tx) =>
      listBookings(tx, shop.staff.owner, {
        limit: 200,
        order: 'soonest',
        service: service.service,
      }),
    );
    const { id = '' } = rows.find(({ reference }) => reference === booking.reference) ?? {};
    return { id, link, service };
  }

  test('one that is cancelled lets others have its time, and is never revived', async () => {
    const { id, service } = await booked();
    await refused(book(opened().db, shop, slotOf(service, at(1))), 'slot_taken');
    await asOwner((tx) => cancelFor(tx, shop.staff.owner, { id, reason: 'Rain', refund: 'all' }));
    const gone = await read(id);
    assert.deepEqual([gone.status, gone.cancelReason, gone.next], ['cancelled', 'Rain', []]);
    await book(opened().db, shop, slotOf(service, at(1)));
    await refused(
      asOwner((tx) => confirm(tx, shop.staff.owner, { id })),
      'status_not_allowed',
    );
    await refused(
      asOwner((tx) => cancelFor(tx, shop.staff.owner, { id, reason: null, refund: 'all' })),
      'status_not_allowed',
    );
  });

  test('goes its way with the time noted, and no other way', async () => {
    const { id } = await booked({ row: { auto_confirm: false } });
    const { owner } = shop.staff;
    await asOwner((tx) => confirm(tx, owner, { id }));
    await refused(
      asOwner((tx) => complete(tx, owner, { id })),
      'booking_ahead',
    );
    await refused(
      asOwner((tx) => noShow(tx, owner, { id })),
      'booking_ahead',
    );
    freeze(at(1));
    await asOwner((tx) => start(tx, owner, { id }));
    freeze(at(2));
    await asOwner((tx) => complete(tx, owner, { id }));
    const over = await read(id);
    assert.deepEqual(
      [over.status, over.actualStartAt, over.actualEndAt, over.completedAt],
      ['completed', at(1), at(2), at(2)],
    );
    await refused(
      asOwner((tx) => decline(tx, owner, { id, reason: null })),
      'status_not_allowed',
    );
    freeze(weeksBefore);
  });

  test('nobody came: others may have the time, and staff may put it right', async () => {
    const { id, service } = await booked({ row: { grid_minutes: 15 } });
    freeze(at(1.25));
    await asOwner((tx) => noShow(tx, shop.staff.owner, { id }));
    await book(opened().db, shop, slotOf(service, at(1.5)));
    await asOwner((tx) => complete(tx, shop.staff.owner, { id }));
    assert.equal((await read(id)).status, 'completed');
    freeze(weeksBefore);
  });

  test('a change by who saw another version is refused; of two at once one is done', async () => {
    const { id } = await booked();
    const { owner } = shop.staff;
    const { version } = await read(id);
    await asOwner((tx) => change(tx, owner, { id, version, staffNote: 'Window seat' }));
    await refused(
      asOwner((tx) => change(tx, owner, { id, version, staffNote: 'Other' })),
      'conflict',
    );
    const both = await Promise.allSettled(
      [1, 2].map(() => asOwner((tx) => cancelFor(tx, owner, { id, reason: null, refund: 'none' }))),
    );
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  });

  test('moved, it stays itself and frees where it was; two may change places', async () => {
    const { id, service } = await booked({ row: { daily_cap: 3 } });
    const { owner } = shop.staff;
    await book(opened().db, shop, slotOf(service, at(3)));
    const to = (hours: number) => ({ id, start: at(hours), despite: [] });
    const no = await asOwner((tx) => rehearse(tx, shop.id, to(3)));
    assert.ok(no instanceof Refusal && no.code === 'slot_taken');
    await refused(
      asOwner((tx) => move(tx, owner, to(3))),
      'slot_taken',
    );
    await asOwner((tx) => move(tx, owner, to(1.5)));
    await asOwner((tx) => move(tx, owner, to(5)));
    const moved = await read(id);
    assert.deepEqual(
      [moved.local, moved.sequence, moved.status],
      ['2027-03-01T14:00', 2, 'confirmed'],
    );
    await book(opened().db, shop, slotOf(service, at(1)));
    // It counted for its day once, wherever it went.
    await refused(book(opened().db, shop, slotOf(service, at(7))), 'cap_reached');
    await asOwner((tx) => move(tx, owner, to(24)));
    await book(opened().db, shop, slotOf(service, at(7)));
  });

  test('those that are moved to each other’s times at once never meet, nor wait for ever', async () => {
    const service = await layService(opened().db, shop, { needs: [{ pool: [{}, {}] }] });
    const [one = '', other = ''] = service.needs[0]!.resources;
    const ids: string[] = [];
    for (const resource of [one, other]) {
      const { booking } = await book(opened().db, shop, {
        ...slotOf(service, at(1)),
        resources: [resource],
      });
      const { rows } = await asOwner((tx) =>
        listBookings(tx, shop.staff.owner, { limit: 5, order: 'soonest', q: booking.reference }),
      );
      ids.push(rows[0]!.id);
    }
    for (let turn = 0; turn < 6; turn += 1) {
      const hours = [1, 2, 3];
      await Promise.allSettled(
        ids.map((id, place) => {
          const resources = [(turn + place) % 2 === 0 ? one : other];
          const moving = { id, start: at(hours[turn % 3]!), resources, despite: [] };
          return asOwner((tx) => move(tx, shop.staff.owner, moving));
        }),
      );
    }
    const overlaps = await opened().asOwner((login) =>
      login.run<{ n: number }>(
        `SELECT count(*)::int AS n FROM clientele.allocations a JOIN clientele.allocations b
         ON a.tenant_id = b.tenant_id AND a.resource_id = b.resource_id AND a.id < b.id AND a.blocks AND b.blocks
         AND a.lane = b.lane AND a.from_minute < b.to_minute AND b.from_minute < a.to_minute`,
      ),
    );
    assert.equal(overlaps[0]?.n, 0);
  });

  test('whoever has the link sees it, and cancels it as long as they may', async () => {
    const { id, link, service } = await booked({ row: { cancel_hours: 48 } });
    const seen = await byLink((tx) => readByLink(tx, visitor(), link));
    assert.equal(seen.cancelUntil, at(1 - 48));
    await refused(
      byLink((tx) => readByLink(tx, visitor(), `${link.slice(0, -2)}AA`)),
      'not_found',
    );
    freeze(at(-1));
    await refused(
      byLink((tx) => cancelByLink(tx, visitor(), link, null)),
      'too_late',
    );
    freeze(at(2));
    await refused(
      byLink((tx) => cancelByLink(tx, visitor(), link, null)),
      'booking_over',
    );
    freeze(weeksBefore);
    const gone = await byLink((tx) => cancelByLink(tx, visitor(), link, 'Ill'));
    assert.equal(gone.status, 'cancelled');
    assert.equal((await read(id)).cancelledBy, 'guest');
    await book(opened().db, shop, slotOf(service, at(1)));
  });

  test('rescheduled, its old link says where to go, over any number of hops', async () => {
    const { id, link, service } = await booked();
    const to = (hours: number) => ({ start: at(hours) });
    const second = await byLink((tx) => rescheduleByLink(tx, visitor(), link, to(1.5)));
    const third = await byLink((tx) => rescheduleByLink(tx, visitor(), second.link, to(4)));
    for (const old of [link, second.link]) {
      const said = await byLink((tx) => readByLink(tx, visitor(), old)).catch(
        (fault: unknown) => fault,
      );
      assert.ok(said instanceof Refusal);
      assert.equal(said.code, 'booking_replaced');
      assert.equal(said.details.facts?.['link'], third.link);
    }
    await refused(
      byLink((tx) => cancelByLink(tx, visitor(), link, null)),
      'booking_replaced',
    );
    const [old, last] = [
      await read(id),
      await byLink((tx) => readByLink(tx, visitor(), third.link)),
    ];
    assert.deepEqual([old.status, last.status], ['rescheduled', 'confirmed']);
    // Its first time is free, and calendars know it again.
    await book(opened().db, shop, slotOf(service, at(1)));
    const uids = await opened().asOwner((login) =>
      login.run<{ uid: string; sequence: number }>(
        `SELECT calendar_uid AS uid, sequence FROM clientele.bookings
         WHERE tenant_id = $1 AND service_id = $2 AND calendar_uid LIKE $3 ORDER BY sequence`,
        [shop.id, service.service, `${id}%`],
      ),
    );
    assert.deepEqual(
      uids.map(({ sequence }) => sequence),
      [0, 1, 2],
    );
  });
});
