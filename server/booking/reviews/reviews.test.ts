import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { newId } from '#platform/ids';
import { refused } from '#test/access';
import { layService, type Bookable } from '#test/bookable';
import { putBooking } from '#test/agreed-booking';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { workTask } from '#test/work-task';
import { rederived, shownAt } from '../zones/rederive.ts';
import { keepZoneReview } from './keep.ts';
import { listZoneReviews, waitingZoneReviews } from './list.ts';
import { edition } from './rederive.ts';

const year = new Date().getUTCFullYear() + 1;

test('an hour that was agreed is another instant only where clocks now show it at another', () => {
  const paris = (local: string, start: string) =>
    rederived({ local, zone: 'Europe/Paris', start: new Date(start) })?.toISOString() ?? null;
  assert.equal(paris('2026-07-01T09:00', '2026-07-01T07:00:00Z'), null);
  assert.equal(paris('2026-07-01T09:00', '2026-07-01T08:00:00Z'), '2026-07-01T07:00:00.000Z');
  // An hour that comes twice: either of the two is it.
  assert.equal(paris('2026-10-25T02:30', '2026-10-25T00:30:00Z'), null);
  assert.equal(paris('2026-10-25T02:30', '2026-10-25T01:30:00Z'), null);
  // One that clocks leap over.
  assert.equal(paris('2026-03-29T02:30', '2026-03-29T01:30:00Z'), '2026-03-29T00:30:00.000Z');
  assert.equal(shownAt('Europe/Paris', new Date('2026-07-01T08:00:00Z')), '2026-07-01T10:00');
});

forEachDatabase('bookings under new rules of clocks', (opened) => {
  let shop: TestBusiness;
  let laid: Bookable;
  before(async () => {
    shop = await makeBusiness(opened().db, 'zone');
    laid = await layService(opened().db, shop, { needs: [{ pool: [{ hours: null }] }] });
  });
  const owner = () => shop.staff.owner;
  const list = () => opened().db.as(owner(), 'caller', (tx) => listZoneReviews(tx, shop.id));
  const waiting = () => opened().db.as(owner(), 'caller', (tx) => waitingZoneReviews(tx, shop.id));
  const keep = (id: string) =>
    opened().db.as(owner(), 'caller', (tx) => keepZoneReview(tx, owner(), id));
  const look = () =>
    workTask(opened().db, shop.system, 'zones.rederive', { tenant: shop.id, period: 'now' });
  /** A booking of nine o’clock in Bangkok, agreed when clocks there were to be so many hours ahead. */
  const agreed = (day: string, ahead: number) =>
    putBooking(opened().db, shop, laid, {
      start: `${year}-${day}T0${9 - ahead}:00:00Z`,
      local: `${year}-${day}T09:00`,
      zone: 'Asia/Bangkok',
      tzdata: '1999a',
    });
  const rowOf = async (id: string) => {
    const [row] = await opened().asOwner((login) =>
      login.run<{ tzdata: string; local_start: string }>(
        'SELECT tzdata, local_start FROM clientele.bookings WHERE tenant_id = $1 AND id = $2',
        [shop.id, id],
      ),
    );
    return row;
  };

  test('those whose hour is another instant now are put up once, the others are made sure of', async () => {
    const [same, other] = [await agreed('03-01', 7), await agreed('03-02', 8)];
    await look();
    await look();
    const { reviews } = await list();
    assert.deepEqual(
      reviews.map(({ booking, was, wouldBe, local }) => [booking.id, was, wouldBe, local]),
      [
        [
          other,
          `${year}-03-02T01:00:00.000Z`,
          `${year}-03-02T02:00:00.000Z`,
          `${year}-03-02T09:00`,
        ],
      ],
    );
    for (const id of [same, other]) assert.equal((await rowOf(id))?.tzdata, edition());
    assert.equal((await waiting()).count, 1);
    await keep(reviews[0]!.id);
    assert.equal((await rowOf(other))?.local_start, `${year}-03-02T08:00`);
    assert.deepEqual((await list()).reviews, []);
    await refused(keep(reviews[0]!.id), 'review_decided');
    await refused(keep(newId()), 'not_found');
  });

  test('one that was moved or cancelled meanwhile is in doubt no longer', async () => {
    const [moved, gone] = [await agreed('04-01', 8), await agreed('04-02', 8)];
    await look();
    assert.equal((await waiting()).count, 2);
    await opened().asOwner((login) =>
      login.run(
        `UPDATE clientele.bookings SET starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour'
         WHERE tenant_id = $1 AND id = $2`,
        [shop.id, moved],
      ),
    );
    await opened().asOwner((login) =>
      login.run(
        `UPDATE clientele.bookings SET status = 'cancelled' WHERE tenant_id = $1 AND id = $2`,
        [shop.id, gone],
      ),
    );
    assert.equal((await waiting()).count, 0);
    await look();
    const states = await opened().asOwner((login) =>
      login.run<{ state: string }>(
        'SELECT state FROM clientele.zone_reviews WHERE tenant_id = $1 AND booking_id = ANY($2::uuid[])',
        [shop.id, [moved, gone]],
      ),
    );
    assert.deepEqual(
      states.map(({ state }) => state),
      ['over', 'over'],
    );
  });
});
