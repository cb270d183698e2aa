import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { waitlistOperations } from '#contract/booking/waitlist';
import { freeze } from '#platform/clock';
import { newId } from '#platform/ids';
import { tenantKeys } from '#platform/keys';
import type { Ports } from '#platform/ports';
import { openStripe } from '#providers/stripe/real';
import { openStripeTwin } from '#providers/stripe/twin';
import type { Twin } from '#providers/twins/serve';
import { refused } from '#test/access';
import { type Bookable, layService } from '#test/bookable';
import { book, idOf, openPage, slotOf, stranger } from '#test/booking';
import { bookingsOperations } from '#contract/booking/bookings';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { testPorts } from '#test/ports';
import { workTask } from '#test/work-task';
import { connectTwin } from '../../payments/account/connect.ts';
import { showSavedCard } from '../../payments/later/charge.ts';
import { expire } from '../holds/expire.ts';
import { takeOffer } from '../waitlist/answer.ts';
import { join } from '../waitlist/join.ts';
import { createBooking } from './as-staff.ts';
import { cancelByLink, readByLink, rescheduleByLink } from './by-link.ts';
import { chargeNoShow } from './charge-no-show.ts';
import { cancelFor, complete, noShow } from './go-on.ts';
import { linkToken } from './link.ts';
import { payByLink } from './pay.ts';

const fee = 900;
const taken = '4242424242424242';
const hour = 3600;

let twin: Twin;
before(async () => {
  twin = await openStripeTwin();
});
after(() => twin.close());

const give = (page: string | null, card = taken) =>
  fetch(page ?? '', { method: 'POST', body: new URLSearchParams({ card }) });

forEachDatabase('a booking for which a card is kept', (opened) => {
  let shop: TestBusiness;
  let clock = Date.parse('2027-02-20T00:00:00Z');
  const pass = (seconds: number) => {
    clock += seconds * 1000;
    freeze(new Date(clock));
  };
  const ports = (): Ports => ({ ...testPorts(opened().db), payments: openStripe(twin.url) });
  before(async () => {
    pass(0);
    shop = await makeBusiness(opened().db, 'kept');
    await openPage(opened().db, shop);
    await connectTwin(ports(), shop.staff.owner);
  });
  const visitor = () => ({ kind: 'anonymous', tenant: shop.id, request: newId() }) as const;
  const bay = (row: object = {}) =>
    layService(opened().db, shop, {
      priceMinor: 50_000,
      needs: [{ pool: [{ hours: [0, 1440] }] }],
      row: { pay: 'card_on_file', no_show_minor: fee, ...row },
    });
  /** Some hours from now, on the hour. */
  const soon = (hours = 48) =>
    new Date(Math.ceil(clock / (hour * 1000) + hours) * hour * 1000).toISOString();
  const read = (link: string) =>
    opened().db.as(visitor(), 'engine', (tx) => readByLink(tx, visitor(), link));
  const look = (link: string) => payByLink(ports(), visitor(), link);
  const rows = <Row extends Record<string, unknown>>(sql: string, values: readonly unknown[]) =>
    opened().asOwner((login) => login.run<Row>(sql, [...values]));
  const cardsOf = (link: string) =>
    rows<{ id: string; state: string; ref: string | null }>(
      `SELECT id, state, provider_ref AS ref FROM clientele.saved_cards
       WHERE tenant_id = $1 AND subject_id = $2 ORDER BY id`,
      [shop.id, idOf(link)],
    );
  const statesOf = async (link: string) => (await cardsOf(link)).map(({ state }) => state);
  const paymentsOf = (link: string) =>
    rows<{ state: string; kind: string; minor: string; fault: string | null }>(
      `SELECT state, kind, amount_minor::text AS minor, fault_code AS fault FROM clientele.payments
       WHERE tenant_id = $1 AND subject_id = $2 ORDER BY id`,
      [shop.id, idOf(link)],
    );
  const toldOf = async (link: string) => {
    const all = await rows<{ type: string }>(
      `SELECT type FROM clientele.messages WHERE tenant_id = $1 AND customer_id IS NOT NULL
       AND type <> 'reminder' AND subject_id = $2 ORDER BY type`,
      [shop.id, idOf(link)],
    );
    return all.map(({ type }) => type);
  };
  const lapse = async () => {
    pass(11 * 60);
    await opened().db.as(shop.system, 'engine', (tx) => expire(tx, shop.id));
  };
  const work = (
    task: 'booking.settle' | 'booking.settle_card' | 'payments.cancel' | 'payments.let_go',
    payload: object,
  ) => workTask(opened().db, shop.system, task, payload, ports());
  const settleAll = async (link: string) => {
    for (const { id } of await cardsOf(link)) await work('booking.settle_card', { card: id });
  };
  const ofStaff = (act: typeof noShow, link: string) =>
    opened().db.as(shop.staff.owner, 'caller', (tx) =>
      act(tx, shop.staff.owner, { id: idOf(link) }),
    );
  /** Held, and its card saved. */
  const kept = async (service: Bookable, start: string, card = taken) => {
    const { link } = await book(opened().db, shop, slotOf(service, start));
    const { twinUrl } = await look(link);
    await give(twinUrl, card);
    assert.equal((await look(link)).booking.status, 'confirmed');
    return link;
  };
  /** Its time has come, and nobody with it. */
  const missed = async (card = taken) => {
    const start = soon(1);
    const link = await kept(await bay(), start, card);
    pass(3 * hour);
    await ofStaff(noShow, link);
    return link;
  };

  test('is held while the card is asked for, and confirmed once by what the provider says', async () => {
    const service = await bay();
    const start = soon();
    const { link, isHeld, booking } = await book(opened().db, shop, slotOf(service, start));
    assert.deepEqual([isHeld, booking.status, booking.paymentStatus], [true, 'held', 'on_site']);
    const asked = { brand: null, last4: null, isRefused: false };
    assert.deepEqual(booking.card, { ...asked, fee: { minor: String(fee), currency: 'THB' } });
    await refused(book(opened().db, shop, slotOf(service, start)), 'slot_taken');
    const how = await look(link);
    assert.equal(how.booking.status, 'held');
    assert.deepEqual(await toldOf(link), []);
    await give(how.twinUrl, '4000000000000002');
    assert.equal((await look(link)).booking.card?.isRefused, true);
    await give(how.twinUrl);
    const done = await look(link);
    assert.deepEqual([done.booking.status, done.booking.holdEndsAt], ['confirmed', null]);
    assert.equal(done.booking.card?.last4, '4242');
    await settleAll(link);
    await look(link);
    await lapse();
    assert.equal((await read(link)).status, 'confirmed');
    assert.deepEqual(await toldOf(link), ['confirmation']);
    assert.deepEqual(await paymentsOf(link), []);
  });

  test('waits for staff where its service wants that, and is told of by the job alone', async () => {
    const { link } = await book(
      opened().db,
      shop,
      slotOf(await bay({ auto_confirm: false }), soon()),
    );
    const { twinUrl } = await look(link);
    await give(twinUrl);
    const [card] = await cardsOf(link);
    await workTask(opened().db, shop.system, 'payments.settle_card', { card: card?.id }, ports());
    assert.equal((await read(link)).status, 'held');
    await settleAll(link);
    assert.equal((await read(link)).status, 'pending');
  });

  test('not given in time, lets others have its time, and the card is taken back', async () => {
    const service = await bay();
    const start = soon();
    const { link } = await book(opened().db, shop, slotOf(service, start));
    const { twinUrl } = await look(link);
    await lapse();
    assert.equal((await read(link)).status, 'expired');
    const [card] = await cardsOf(link);
    await work('payments.cancel', { payments: [], cards: [card?.id] });
    assert.deepEqual(await statesOf(link), ['cancelled']);
    await give(twinUrl);
    await refused(look(link), 'hold_lapsed');
    await settleAll(link);
    assert.equal((await read(link)).status, 'expired');
    await book(opened().db, shop, slotOf(service, start));
  });

  test('given late, it stands where its time is free, and else the card is let go of', async () => {
    const service = await bay();
    const [first, second] = [soon(), soon(60)];
    const free = await book(opened().db, shop, slotOf(service, first));
    const lost = await book(opened().db, shop, slotOf(service, second));
    const pages = [(await look(free.link)).twinUrl, (await look(lost.link)).twinUrl];
    await lapse();
    await book(opened().db, shop, slotOf(service, second));
    for (const page of pages) await give(page);
    assert.equal((await look(free.link)).booking.status, 'confirmed');
    assert.deepEqual(await statesOf(free.link), ['saved']);
    const gone = await look(lost.link);
    assert.deepEqual([gone.booking.status, gone.booking.card], ['expired', null]);
    assert.deepEqual(await statesOf(lost.link), ['removed']);
    const [card] = await cardsOf(lost.link);
    await work('payments.let_go', { card: card?.id });
    await settleAll(lost.link);
    assert.deepEqual([await statesOf(lost.link), await toldOf(lost.link)], [['removed'], []]);
  });

  test('told of by several at once while its hold is put away, it stands, and is written of once', async () => {
    const { link } = await book(opened().db, shop, slotOf(await bay(), soon()));
    await give((await look(link)).twinUrl);
    pass(11 * 60);
    const [card] = await cardsOf(link);
    await workTask(opened().db, shop.system, 'payments.settle_card', { card: card?.id }, ports());
    await Promise.all([
      opened().db.as(shop.system, 'engine', (tx) => expire(tx, shop.id)),
      settleAll(link),
      settleAll(link),
      look(link),
    ]);
    assert.deepEqual([(await read(link)).status, await statesOf(link)], ['confirmed', ['saved']]);
    assert.deepEqual(await toldOf(link), ['confirmation']);
  });

  test('taken from the waiting list, it is held while the card is asked for', async () => {
    const { service, option } = await bay();
    const day = soon().slice(0, 10);
    const wish = { service, option, from: day, to: day, person: stranger() };
    const body = waitlistOperations.joinWaitlist.body.parse(wish);
    await opened().db.as(visitor(), 'engine', (tx) => join(tx, visitor(), body));
    await workTask(opened().db, shop.system, 'waitlist.match', { tenant: shop.id }, ports());
    const [offered] = await rows<{ id: string }>(
      'SELECT id FROM clientele.bookings WHERE tenant_id = $1 AND service_id = $2',
      [shop.id, service],
    );
    const named = { id: offered?.id ?? '', version: 1 };
    const link = await opened().db.as(visitor(), 'engine', async (tx) =>
      linkToken(await tenantKeys(tx, shop.id), named),
    );
    // What is only offered asks for nothing.
    assert.equal((await look(link)).twinUrl, null);
    const { isHeld, booking } = await opened().db.as(visitor(), 'engine', (tx) =>
      takeOffer(tx, visitor(), link),
    );
    assert.deepEqual([isHeld, booking.card?.fee?.minor], [true, String(fee)]);
    await give((await look(link)).twinUrl);
    assert.equal((await look(link)).booking.status, 'confirmed');
  });

  test('cancelled or over, its card is let go of at the provider too, and nothing was charged', async () => {
    const cancelled = await kept(await bay(), soon());
    await opened().db.as(visitor(), 'engine', (tx) => cancelByLink(tx, visitor(), cancelled, null));
    const over = await kept(await bay(), soon(1));
    pass(3 * hour);
    await ofStaff(complete, over);
    const lost: string[] = [];
    const real = openStripe(twin.url);
    const letGo: typeof real.cards.letGo = async (key, ref) => {
      await real.cards.letGo(key, ref);
      lost.push(ref);
    };
    const listening = { ...ports(), payments: { ...real, cards: { ...real.cards, letGo } } };
    for (const link of [cancelled, over]) {
      assert.deepEqual([await statesOf(link), await paymentsOf(link)], [['removed'], []]);
      const [card] = await cardsOf(link);
      const payload = { card: card?.id };
      await workTask(opened().db, shop.system, 'payments.let_go', payload, listening);
      assert.equal((await read(link)).card, null);
    }
    assert.deepEqual(lost, [...new Set(lost)]);
    assert.equal(lost.length, 2);
    await refused(chargeNoShow(ports(), shop.staff.owner, idOf(over)), 'status_not_allowed');
  });

  test('goes on to the booking that takes its place, with the fee that was agreed', async () => {
    const service = await bay();
    const link = await kept(service, soon());
    await rows(
      'UPDATE clientele.services SET no_show_minor = 99900 WHERE tenant_id = $1 AND id = $2',
      [shop.id, service.service],
    );
    const to = { start: soon(72) };
    const next = await opened().db.as(visitor(), 'engine', (tx) =>
      rescheduleByLink(tx, visitor(), link, to),
    );
    assert.deepEqual([next.booking.status, next.booking.card?.last4], ['confirmed', '4242']);
    assert.equal(next.booking.card?.fee?.minor, String(fee));
    await settleAll(next.link);
    assert.deepEqual(await statesOf(next.link), ['saved']);
  });

  test('where nobody came, staff charge the fee once, and then the card is let go of', async () => {
    const { owner } = shop.staff;
    const early = await kept(await bay(), soon());
    await refused(chargeNoShow(ports(), owner, idOf(early)), 'status_not_allowed');
    const link = await missed();
    const shown = await opened().db.as(owner, 'caller', (tx) =>
      showSavedCard(tx, shop.id, idOf(link)),
    );
    assert.deepEqual(shown.card?.fee, { minor: String(fee), currency: 'THB' });
    const both = await Promise.allSettled(
      [1, 2].map(() => chargeNoShow(ports(), owner, idOf(link))),
    );
    const paid = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    assert.deepEqual(
      paid.map(({ state, amount }) => [state, amount.minor]),
      [['paid', String(fee)]],
    );
    assert.equal((await paymentsOf(link)).length, 1);
    await work('booking.settle', { payment: paid[0]?.id });
    assert.deepEqual(await statesOf(link), ['removed']);
    await refused(chargeNoShow(ports(), owner, idOf(link)), 'card_missing');
    assert.equal((await read(link)).paymentStatus, 'on_site');
  });

  test('a card that is refused leaves a failed payment, and stays to be tried again', async () => {
    const { owner } = shop.staff;
    const link = await missed('4000000000000341');
    for (const _ of [1, 2]) {
      const { id, state, fault } = await chargeNoShow(ports(), owner, idOf(link));
      assert.deepEqual([state, fault], ['failed', 'generic_decline']);
      await work('booking.settle', { payment: id });
    }
    assert.deepEqual(await statesOf(link), ['saved']);
    // They came after all.
    await ofStaff(complete, link);
    assert.deepEqual(await statesOf(link), ['removed']);
  });

  test('without a fee that was agreed, a card is kept and cannot be charged', async () => {
    const link = await kept(await bay({ no_show_minor: null }), soon(1));
    pass(3 * hour);
    await ofStaff(noShow, link);
    await refused(chargeNoShow(ports(), shop.staff.owner, idOf(link)), 'card_missing');
  });

  test('is not held where staff book it, and needs a provider where visitors do', async () => {
    const { owner } = shop.staff;
    const { service, option } = await bay();
    const { customer } = shop.customer;
    const made = await opened().db.as(owner, 'engine', (tx) =>
      createBooking(
        tx,
        owner,
        bookingsOperations.createBooking.body.parse({ service, option, start: soon(), customer }),
      ),
    );
    assert.equal(made.status, 'confirmed');
    const other = await makeBusiness(opened().db, 'unkept');
    await openPage(opened().db, other);
    const cardless = await layService(opened().db, other, {
      needs: [{ pool: [{ hours: [0, 1440] }] }],
      row: { pay: 'card_on_file' },
    });
    await refused(book(opened().db, other, slotOf(cardless, soon())), 'payment_off');
  });

  test('whatever happens in whatever order, a card is kept where a booking stands for it, and only there', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...steps), { maxLength: 6 }), async (story) => {
        const service = await bay();
        const start = soon();
        const { link } = await book(opened().db, shop, slotOf(service, start));
        const { twinUrl } = await look(link);
        for (const step of story) await happen(step, { service, start, link, twinUrl });
        await look(link).catch(() => undefined);
        await settleAll(link);
        const { status } = await read(link);
        const states = await statesOf(link);
        const stands = status === 'confirmed';
        const isSaved = states.includes('saved');
        assert.equal(isSaved, stands, `${story.join(', ')}: ${status} with ${states.join(', ')}`);
        const told = await toldOf(link);
        assert.ok(told.filter((type) => type === 'confirmation').length <= 1, story.join(', '));
        assert.equal((await paymentsOf(link)).length, 0);
      }),
      { numRuns: 12, seed: 7 },
    );
  });

  async function happen(step: Step, { service, start, link, twinUrl }: Told): Promise<void> {
    pass(1);
    switch (step) {
      case 'saved':
        await give(twinUrl);
        return;
      case 'refused':
        await give(twinUrl, '4000000000000002');
        return;
      case 'looked at':
        await look(link).catch(() => undefined);
        return;
      case 'settled':
        return settleAll(link);
      case 'lapses':
        return lapse();
      case 'taken back':
        for (const { id } of await cardsOf(link))
          await work('payments.cancel', { payments: [], cards: [id] });
        return;
      case 'taken by another':
        // Where it is free.
        await book(opened().db, shop, slotOf(service, start)).catch(() => undefined);
        return;
      case 'cancelled':
        await opened()
          .db.as(shop.staff.owner, 'caller', (tx) =>
            cancelFor(tx, shop.staff.owner, { id: idOf(link), reason: null, refund: 'all' }),
          )
          .catch(() => undefined);
        return;
    }
  }
});

interface Told {
  readonly service: Bookable;
  readonly start: string;
  readonly link: string;
  readonly twinUrl: string | null;
}

const steps = [
  'saved',
  'refused',
  'looked at',
  'settled',
  'lapses',
  'taken back',
  'taken by another',
  'cancelled',
] as const;
type Step = (typeof steps)[number];
