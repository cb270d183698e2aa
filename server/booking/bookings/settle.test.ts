import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { freeze } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Ports } from '#platform/ports';
import { openStripe } from '#providers/stripe/real';
import { openStripeTwin } from '#providers/stripe/twin';
import type { Twin } from '#providers/twins/serve';
import { refused } from '#test/access';
import { type Bookable, layService } from '#test/bookable';
import { book, idOf, openPage, slotOf } from '#test/booking';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { testPorts } from '#test/ports';
import { workTask } from '#test/work-task';
import { connectTwin } from '../../payments/account/connect.ts';
import { insertPayment } from '../../payments/charge/insert.ts';
import { note } from '../../payments/charge/note.ts';
import { expire } from '../holds/expire.ts';
import { cancelByLink, readByLink } from './by-link.ts';
import { payByLink } from './pay.ts';
import { rehearseCancel } from './rehearse-cancel.ts';

const start = '2027-03-01T03:00:00.000Z';
const price = 50_000;

let twin: Twin;
before(async () => {
  twin = await openStripeTwin();
});
after(() => twin.close());

const pay = (page: string | null) =>
  fetch(page ?? '', { method: 'POST', body: new URLSearchParams({ card: '4242424242424242' }) });

forEachDatabase('a booking that is paid', (opened) => {
  let shop: TestBusiness;
  let clock = Date.parse('2027-02-20T00:00:00Z');
  const pass = (seconds: number) => {
    clock += seconds * 1000;
    freeze(new Date(clock));
  };
  const ports = (): Ports => ({ ...testPorts(opened().db), payments: openStripe(twin.url) });
  before(async () => {
    pass(0);
    shop = await makeBusiness(opened().db, 'paid');
    await openPage(opened().db, shop);
    await connectTwin(ports(), shop.staff.owner);
  });
  const visitor = () => ({ kind: 'anonymous', tenant: shop.id, request: newId() }) as const;
  const bay = (row: object = {}) =>
    layService(opened().db, shop, { priceMinor: price, row: { pay: 'full', ...row } });
  const read = (link: string) =>
    opened().db.as(visitor(), 'engine', (tx) => readByLink(tx, visitor(), link));
  const paymentsOf = (link: string) =>
    opened().asOwner((login) =>
      login.run<{ id: string; state: string; back: string; whys: string | null }>(
        `SELECT p.id, p.state, coalesce(sum(r.amount_minor), 0)::text AS back, string_agg(r.why, ' ') AS whys
         FROM clientele.payments p LEFT JOIN clientele.refunds r ON r.tenant_id = p.tenant_id AND r.payment_id = p.id
         WHERE p.tenant_id = $1 AND p.subject_id = $2 GROUP BY p.id, p.state ORDER BY p.id`,
        [shop.id, idOf(link)],
      ),
    );
  /** What whoever booked is written of it, but for reminders. */
  const toldOf = async (link: string) => {
    const rows = await opened().asOwner((login) =>
      login.run<{ type: string }>(
        `SELECT type FROM clientele.messages m WHERE tenant_id = $1 AND customer_id IS NOT NULL AND type <> 'reminder'
         AND (subject_id = $2 OR EXISTS (SELECT FROM clientele.payments p
           WHERE p.tenant_id = m.tenant_id AND p.id = m.subject_id AND p.subject_id = $2)) ORDER BY type`,
        [shop.id, idOf(link)],
      ),
    );
    return rows.map(({ type }) => type);
  };
  const lapse = async () => {
    pass(11 * 60);
    await opened().db.as(shop.system, 'engine', (tx) => expire(tx, shop.id));
  };
  const settleAll = async (link: string) => {
    for (const { id } of await paymentsOf(link))
      await workTask(opened().db, shop.system, 'booking.settle', { payment: id }, ports());
  };

  test('is held while it is paid, and confirmed by what the provider says', async () => {
    const service = await bay();
    const { link, isHeld, booking } = await book(opened().db, shop, slotOf(service, start));
    assert.deepEqual([isHeld, booking.status, booking.paymentStatus], [true, 'held', 'pending']);
    await refused(book(opened().db, shop, slotOf(service, start)), 'slot_taken');
    const how = await payByLink(ports(), visitor(), link);
    assert.deepEqual([how.booking.status, how.clientSecret !== null], ['held', true]);
    await pay(how.twinUrl);
    const done = await payByLink(ports(), visitor(), link);
    assert.deepEqual([done.booking.status, done.booking.paymentStatus], ['confirmed', 'paid']);
    await settleAll(link);
    assert.equal((await read(link)).status, 'confirmed');
    assert.deepEqual(await toldOf(link), ['confirmation', 'payment_receipt']);
  });

  test('not paid in time, lets others have its time; paid all the same it stands if that is free', async () => {
    const service = await bay();
    const { link } = await book(opened().db, shop, slotOf(service, start));
    const how = await payByLink(ports(), visitor(), link);
    await lapse();
    assert.equal((await read(link)).status, 'expired');
    await pay(how.twinUrl);
    const late = await payByLink(ports(), visitor(), link);
    assert.deepEqual([late.booking.status, late.booking.paymentStatus], ['confirmed', 'paid']);
  });

  test('paid when somebody else has its time by then, the money goes back once', async () => {
    const service = await bay();
    const { link } = await book(opened().db, shop, slotOf(service, start));
    const how = await payByLink(ports(), visitor(), link);
    pass(11 * 60);
    // Whoever comes next needs no job to have put the hold away.
    await book(opened().db, shop, slotOf(service, start));
    assert.equal((await read(link)).status, 'expired');
    await pay(how.twinUrl);
    await payByLink(ports(), visitor(), link);
    await settleAll(link);
    assert.equal((await read(link)).status, 'expired');
    assert.deepEqual(
      (await paymentsOf(link)).map(({ back, whys }) => [back, whys]),
      [[String(price), 'lapsed_hold']],
    );
    assert.deepEqual(await toldOf(link), ['payment_lapsed']);
  });

  test('says before it is cancelled what would go back, and gives that back', async () => {
    const service = await bay({ refunds: JSON.stringify([{ hoursBefore: 48, percent: 50 }]) });
    const { link } = await book(opened().db, shop, slotOf(service, start));
    const how = await payByLink(ports(), visitor(), link);
    await pay(how.twinUrl);
    await payByLink(ports(), visitor(), link);
    const would = await opened().db.as(shop.staff.owner, 'caller', (tx) =>
      rehearseCancel(tx, shop.id, idOf(link)),
    );
    assert.deepEqual(would, {
      policy: { minor: String(price / 2), currency: 'THB' },
      all: { minor: String(price), currency: 'THB' },
    });
    await opened().db.as(visitor(), 'engine', (tx) => cancelByLink(tx, visitor(), link, null));
    assert.deepEqual(
      (await paymentsOf(link)).map(({ back, whys }) => [back, whys]),
      [[String(price / 2), 'policy']],
    );
  });

  test('needs a provider to be held for', async () => {
    const other = await makeBusiness(opened().db, 'unpaid');
    await openPage(opened().db, other);
    const service = await layService(opened().db, other, { priceMinor: 1, row: { pay: 'full' } });
    await refused(book(opened().db, other, slotOf(service, start)), 'payment_off');
  });

  test('whatever happens in whatever order, money is kept where a booking stands for it, and goes back once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...steps), { maxLength: 6 }), async (story) => {
        const service = await bay({ refunds: JSON.stringify([{ hoursBefore: 0, percent: 100 }]) });
        const { link } = await book(opened().db, shop, slotOf(service, start));
        for (const step of story) await happen(step, service, link);
        await settleAll(link);
        const { status } = await read(link);
        const payments = await paymentsOf(link);
        const wasPaid = payments.some(({ state }) => state === 'paid');
        const kept = payments
          .filter(({ state }) => state === 'paid')
          .reduce((sum, { back }) => sum + price - Number(back), 0);
        const stands = status === 'confirmed';
        const held = status === 'held';
        assert.equal(kept, stands ? price : 0, `${story.join(', ')} came to ${status}`);
        if (wasPaid) assert.ok(!held, `${story.join(', ')}: paid and still held`);
        if (!wasPaid) assert.ok(!stands, `${story.join(', ')}: stands unpaid`);
        for (const { back } of payments) assert.ok(Number(back) <= price);
      }),
      { numRuns: 12, seed: 11 },
    );
  });

  async function happen(step: Step, service: Bookable, link: string): Promise<void> {
    pass(1);
    const [first] = await paymentsOf(link);
    switch (step) {
      case 'paid':
      case 'paid twice':
      case 'refused':
        return told(step, first?.id ?? '', link);
      case 'settled':
        return settleAll(link);
      case 'lapses':
        return lapse();
      case 'taken by another':
        // Where it is free.
        await book(opened().db, shop, slotOf(service, start)).catch(() => undefined);
        return;
      case 'cancelled':
        await opened()
          .db.as(visitor(), 'engine', (tx) => cancelByLink(tx, visitor(), link, null))
          .catch(() => undefined);
        return;
    }
  }

  /** What the provider says of the payment, as notices and looks tell it. */
  async function told(step: Step, id: string, link: string): Promise<void> {
    const { owner } = shop.staff;
    await opened().db.as(owner, 'caller', async (tx) => {
      if (step === 'paid twice') {
        const wanted = {
          subject: { kind: 'booking' as const, id: idOf(link) },
          kind: 'full' as const,
          amount: { minor: String(price), currency: 'THB' },
        };
        await insertPayment(tx, owner, wanted, { way: 'stripe', state: 'new' })
          .then(({ id: second }) => note(tx, owner, second, intent(second, 'paid')))
          .catch(() => undefined);
        return;
      }
      await note(tx, owner, id, intent(id, step === 'paid' ? 'paid' : 'waiting'));
    });
  }
});

const steps = [
  'paid',
  'paid twice',
  'refused',
  'settled',
  'lapses',
  'taken by another',
  'cancelled',
] as const;
type Step = (typeof steps)[number];

const intent = (id: string, status: 'paid' | 'waiting') => ({
  ref: `pi_${id}`,
  status,
  clientSecret: null,
  fault: status === 'waiting' ? 'card_declined' : null,
  refunds: [],
});
