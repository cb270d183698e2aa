import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { waitlistOperations } from '#contract/booking/waitlist';
import { freeze } from '#platform/clock';
import type { Mail } from '#platform/mail';
import { Refusal } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { refused } from '#test/access';
import { type Bookable, layService } from '#test/bookable';
import { book, openPage, slotOf, stranger } from '#test/booking';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { testPorts } from '#test/ports';
import { workTask } from '#test/work-task';
import { cancelByLink } from '../bookings/by-link.ts';
import { linkToken } from '../bookings/link.ts';
import { tenantKeys } from '#platform/keys';
import { expire } from '../holds/expire.ts';
import { refuseOffer, showOffer, takeOffer } from './answer.ts';
import { join } from './join.ts';
import { leaveByLink } from './leave.ts';
import { listWaitlist } from './list.ts';
import { offerOutOfTurn } from './out-of-turn.ts';

/** A Monday, 9:00 in Bangkok: the one hour of the day that is open. */
const morning = '2027-03-01T02:00:00.000Z';
const monday = '2027-03-01';
const weekBefore = Date.parse('2027-02-22T02:00:00Z');

forEachDatabase('the waiting list', (opened) => {
  let shop: TestBusiness;
  let clock = weekBefore;
  const pass = (minutes: number) => {
    clock += minutes * 60_000;
    freeze(new Date(clock));
  };
  before(async () => {
    pass(0);
    shop = await makeBusiness(opened().db, 'waits');
    await openPage(opened().db, shop);
  });
  const visitor = () => ({ kind: 'anonymous', tenant: shop.id, request: 'r' }) as const;
  const asVisitor = <T>(work: (tx: Tx) => Promise<T>) => opened().db.as(visitor(), 'engine', work);
  /** One hour a day, and one booking has it. */
  const lesson = (row: Readonly<Record<string, unknown>> = {}) =>
    layService(opened().db, shop, { needs: [{ pool: [{ hours: [540, 600] }] }], row });
  const waits = ({ service, option }: Bookable, rest: object = {}) => {
    const body = { service, option, from: monday, to: monday, person: stranger(), ...rest };
    return asVisitor((tx) => join(tx, visitor(), waitlistOperations.joinWaitlist.body.parse(body)));
  };
  const match = () => workTask(opened().db, shop.system, 'waitlist.match', { tenant: shop.id });
  const onList = async ({ service }: Bookable) => {
    const rows = [];
    for (const state of waitlistOperations.listWaitlist.query.shape.state.unwrap().options)
      rows.push(
        ...(
          await opened().db.as(shop.staff.support, 'caller', (tx) =>
            listWaitlist(tx, shop.id, { service, state, limit: 50 }),
          )
        ).rows,
      );
    return rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  };
  const states = async (service: Bookable) => (await onList(service)).map(({ state }) => state);
  /** The link that is mailed with the offer that is open. */
  const offered = async (service: Bookable) => {
    const id = (await onList(service)).find(({ offer }) => offer !== null)?.offer?.booking ?? '';
    return asVisitor(async (tx) => linkToken(await tenantKeys(tx, shop.id), { id, version: 1 }));
  };
  const mailed = async () => {
    const mails: Mail[] = [];
    const send = (mail: Mail) => Promise.resolve(`250 ok ${mails.push(mail)}`);
    const ports = { ...testPorts(opened().db), mail: { provider: 't', deduplicates: true, send } };
    await workTask(opened().db, shop.system, 'messages.send', { tenant: shop.id }, ports);
    return mails;
  };
  const take = (link: string) => asVisitor((tx) => takeOffer(tx, visitor(), link));

  test('offers what is free again to who waits longest, and to the next where it is not taken', async () => {
    const service = await lesson();
    const { link } = await book(opened().db, shop, slotOf(service, morning));
    await waits(service);
    await waits(service, { from: '2027-03-02', to: '2027-03-04', weekdays: [7] });
    await waits(service);
    await match();
    assert.deepEqual(await states(service), ['waiting', 'waiting', 'waiting']);
    await asVisitor((tx) => cancelByLink(tx, visitor(), link, null));
    await Promise.all([match(), match()]);
    assert.deepEqual(await states(service), ['offered', 'waiting', 'waiting']);
    await refused(book(opened().db, shop, slotOf(service, morning)), 'slot_taken');

    const first = await offered(service);
    const mails = (await mailed()).filter(({ subject }) => subject.startsWith('A place is free'));
    assert.equal(mails.length, 1);
    assert.ok(mails[0]?.text.includes(`/b/${shop.slug}/offer#${first}`));
    assert.equal((await asVisitor((tx) => showOffer(tx, visitor(), first))).state, 'open');
    pass(121);
    await refused(take(first), 'hold_lapsed');
    await opened().db.as(shop.system, 'engine', (tx) => expire(tx, shop.id));
    await match();
    assert.deepEqual(await states(service), ['waiting', 'waiting', 'offered']);

    const second = await offered(service);
    const { booking, isHeld } = await take(second);
    assert.deepEqual([booking.status, booking.startsAt, isHeld], ['confirmed', morning, false]);
    assert.equal((await take(second)).booking.reference, booking.reference);
    await match();
    assert.deepEqual(await states(service), ['waiting', 'waiting', 'taken']);
  });

  test('never gives one time to two, whoever takes, refuses, books and lets go at once', async () => {
    const service = await lesson();
    await waits(service);
    await waits(service);
    await match();
    const link = await offered(service);
    const [taken, refusing, guest] = await Promise.allSettled([
      take(link),
      asVisitor((tx) => refuseOffer(tx, visitor(), link, { leave: true })),
      book(opened().db, shop, slotOf(service, morning)),
      match(),
    ]);
    for (const one of [taken, refusing, guest])
      if (one.status === 'rejected') assert.ok(one.reason instanceof Refusal, String(one.reason));
    await match();
    const { rows } = await opened().asOwner(async (login) => ({
      rows: await login.run<{ n: number }>(
        `SELECT count(*)::int AS n FROM clientele.bookings WHERE tenant_id = $1 AND service_id = $2
         AND status IN ('held', 'confirmed')`,
        [shop.id, service.service],
      ),
    }));
    assert.equal(rows[0]?.n, 1);
    assert.notEqual(taken.status, refusing.status, 'one of the two was done');
  });

  test('who takes what must be paid and does not pay waits again, for another time', async () => {
    const service = await layService(opened().db, shop, {
      needs: [{ pool: [{ hours: [540, 600] }] }],
      priceMinor: 90_000,
      row: { pay: 'full' },
    });
    await waits(service);
    await match();
    const { isHeld } = await take(await offered(service));
    assert.deepEqual([isHeld, await states(service)], [true, ['taken']]);
    pass(60);
    await opened().db.as(shop.system, 'engine', (tx) => expire(tx, shop.id));
    await match();
    assert.deepEqual(await states(service), ['waiting']);
  });

  test('who refuses waits for another time, who leaves is asked no more; staff offer out of turn', async () => {
    const service = await lesson();
    await waits(service, { to: '2027-03-02' });
    const { link } = await waits(service);
    await match();
    assert.deepEqual(await states(service), ['offered', 'waiting']);
    const first = await offered(service);
    await asVisitor((tx) => refuseOffer(tx, visitor(), first, { leave: false }));
    const ids = (await onList(service)).map(({ id }) => id);
    await opened().db.as(shop.staff.sales, 'engine', (tx) =>
      offerOutOfTurn(tx, shop.staff.sales, ids[1] ?? '', morning),
    );
    await match();
    const list = await onList(service);
    assert.deepEqual(
      list.map(({ offer }) => offer?.local),
      ['2027-03-02T09:00', '2027-03-01T09:00'],
    );
    await asVisitor((tx) => leaveByLink(tx, visitor(), link));
    assert.deepEqual(await states(service), ['offered', 'left']);
    await book(opened().db, shop, slotOf(service, morning));
  });

  test('is not joined for a party or days that cannot be, nor without end', async () => {
    const service = await lesson();
    await refused(waits(service, { party: 2 }), 'invalid_input');
    await refused(waits(service, { from: '2027-02-01', to: '2027-02-02' }), 'invalid_input');
    const person = stranger();
    for (let count = 0; count < 10; count += 1) await waits(service, { person });
    await refused(waits(service, { person }), 'limit_reached');
  });
});
