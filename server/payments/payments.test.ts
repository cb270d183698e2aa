import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { newId } from '#platform/ids';
import {
  PaymentRefused,
  PaymentUncertain,
  type Intent,
  type PaymentPort,
  type ProviderRefund,
} from '#platform/payment-port';
import type { Ports } from '#platform/ports';
import { openStripe } from '#providers/stripe/real';
import { openStripeTwin } from '#providers/stripe/twin';
import { refused } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { testPorts } from '#test/ports';
import { workTask } from '#test/work-task';
import { connectStripe, connectTwin } from './account/connect.ts';
import { disconnect } from './account/disconnect.ts';
import { readAccount } from './account/keys.ts';
import { beginPayment } from './charge/begin.ts';
import { insertPayment } from './charge/insert.ts';
import { cancelPayment, checkPayment } from './charge/check.ts';
import { note } from './charge/note.ts';
import { receiveNotice } from './inbox/receive.ts';
import { askRefund } from './refund/ask.ts';
import { listPayments, readPayment } from './shown.ts';
import { sumPayments } from './totals.ts';
import type { Twin } from '#providers/twins/serve';

const wanted = () => ({
  subject: { kind: 'booking' as const, id: newId() },
  kind: 'full' as const,
  amount: { minor: '15000', currency: 'THB' },
});
const always = { from: '2000-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z' };

let twin: Twin;
before(async () => {
  twin = await openStripeTwin();
});
after(() => twin.close());

const pay = (page: string | null, card = '4242424242424242') =>
  fetch(page ?? '', { method: 'POST', body: new URLSearchParams({ card }) });

forEachDatabase('payments', (opened) => {
  const atTwin = (changes: Partial<PaymentPort> = {}): Ports => ({
    ...testPorts(opened().db),
    payments: { ...openStripe(twin.url), ...changes },
  });
  const shopWithTwin = async () => {
    const shop = await makeBusiness(opened().db, 'pay');
    await connectTwin(atTwin(), shop.staff.owner);
    return { shop, who: shop.staff.owner };
  };
  const readOf = (shop: TestBusiness, id: string) =>
    opened().db.as(shop.staff.owner, 'caller', (tx) => readPayment(tx, shop.id, id));
  const eventsOf = async (shop: TestBusiness) => {
    const rows = await opened().asOwner((login) =>
      login.run<{ type: string }>(
        `SELECT type FROM clientele.events WHERE tenant_id = $1 AND type LIKE 'payment.%' ORDER BY id`,
        [shop.id],
      ),
    );
    return rows.map(({ type }) => type);
  };

  test('a card is taken, told by a notice, and given back in two parts', async () => {
    const { shop, who } = await shopWithTwin();
    const ports = atTwin();
    const { id, twinUrl, state } = await beginPayment(ports, who, wanted());
    assert.equal(state, 'waiting');
    await pay(twinUrl);
    await workTask(opened().db, shop.system, 'payments.settle', { payment: id }, ports);
    assert.equal((await readOf(shop, id)).state, 'paid');
    const part = await opened().db.as(who, 'caller', (tx) =>
      askRefund(tx, who, { id, minor: '5000' }),
    );
    await workTask(opened().db, shop.system, 'payments.refund', { refund: part.id }, ports);
    await workTask(opened().db, shop.system, 'payments.refund', { refund: part.id }, ports);
    const half = await readOf(shop, id);
    assert.deepEqual([half.state, half.refunded.minor], ['paid', '5000']);
    await refused(
      opened().db.as(who, 'caller', (tx) => askRefund(tx, who, { id, minor: '10001' })),
      'refund_too_much',
    );
    const rest = await opened().db.as(who, 'caller', (tx) => askRefund(tx, who, { id }));
    assert.equal(rest.amount.minor, '10000');
    await workTask(opened().db, shop.system, 'payments.refund', { refund: rest.id }, ports);
    assert.equal((await readOf(shop, id)).state, 'refunded');
    assert.deepEqual(await eventsOf(shop), [
      'payment.begun',
      'payment.succeeded',
      'payment.refund_asked',
      'payment.refunded',
      'payment.refund_asked',
      'payment.refunded',
    ]);
  });

  test('two are not paid at once for one thing; what went back may be paid again', async () => {
    const { who } = await shopWithTwin();
    const one = wanted();
    const begun = await beginPayment(atTwin(), who, one);
    await refused(beginPayment(atTwin(), who, one), 'payment_open');
    await refused(
      opened().db.as(who, 'caller', (tx) => disconnect(tx, who)),
      'payment_open',
    );
    assert.equal((await cancelPayment(atTwin(), who, begun.id)).state, 'cancelled');
    const cash = await opened().db.as(who, 'caller', (tx) =>
      insertPayment(tx, who, one, { way: 'cash', state: 'paid' }),
    );
    await refused(beginPayment(atTwin(), who, one), 'payment_open');
    const back = await opened().db.as(who, 'caller', (tx) => askRefund(tx, who, { id: cash.id }));
    assert.equal(back.state, 'done');
    assert.equal((await beginPayment(atTwin(), who, one)).state, 'waiting');
  });

  test('one that was paid before it could be cancelled stays paid', async () => {
    const { who } = await shopWithTwin();
    const { id, twinUrl } = await beginPayment(atTwin(), who, wanted());
    await pay(twinUrl);
    assert.equal((await cancelPayment(atTwin(), who, id)).state, 'paid');
  });

  test('revenue is what was paid less what went back, by currency', async () => {
    const { shop, who } = await shopWithTwin();
    await opened().db.as(who, 'caller', async (tx) => {
      const cash = await insertPayment(tx, who, wanted(), { way: 'cash', state: 'paid' });
      await askRefund(tx, who, { id: cash.id, minor: '4000' });
      const dollars = { ...wanted(), amount: { minor: '999', currency: 'USD' } };
      await insertPayment(tx, who, dollars, { way: 'transfer', state: 'paid', reference: 'A-1' });
      const waived = await insertPayment(tx, who, wanted(), { way: 'waived', state: 'paid' });
      await refused(askRefund(tx, who, { id: waived.id }), 'refund_too_much');
      await insertPayment(tx, who, wanted(), { way: 'other', state: 'paid', isTest: true });
    });
    const { rows } = await opened().db.as(who, 'caller', (tx) => sumPayments(tx, shop.id, always));
    assert.deepEqual(rows, [
      { currency: 'THB', paid: '15000', refunded: '4000', revenue: '11000' },
      { currency: 'USD', paid: '999', refunded: '0', revenue: '999' },
    ]);
    const page = await opened().db.as(who, 'caller', (tx) =>
      listPayments(tx, shop.id, { limit: 2 }),
    );
    assert.equal(page.rows.length, 2);
    assert.notEqual(page.next, null);
  });

  test('an answer that does not come leaves it open; the same key makes one payment of it', async () => {
    const { shop, who } = await shopWithTwin();
    const real = openStripe(twin.url);
    const made: string[] = [];
    const deaf = atTwin({
      begin: async (...asked) => {
        made.push((await real.begin(...asked)).ref);
        throw new PaymentUncertain('timeout');
      },
    });
    const { id, state, clientSecret } = await beginPayment(deaf, who, wanted());
    assert.deepEqual([state, clientSecret], ['uncertain', null]);
    await workTask(opened().db, shop.system, 'payments.settle', { payment: id }, atTwin());
    assert.equal((await readOf(shop, id)).state, 'waiting');
    const again = await real.read(await keyOf(shop), made[0] ?? '');
    assert.equal(again.status, 'waiting');
    const refusing = atTwin({
      begin: () => Promise.reject(new PaymentRefused('amount_too_small')),
    });
    await refused(beginPayment(refusing, who, wanted()), 'payment_refused');
  });

  const keyOf = (shop: TestBusiness) =>
    opened().db.as(shop.staff.owner, 'caller', async (tx) => {
      const account = await readAccount(tx, shop.id);
      return account?.secretKey ?? '';
    });

  test('a refund whose answer did not come is looked for before it is asked again', async () => {
    const { shop, who } = await shopWithTwin();
    const { id, twinUrl } = await beginPayment(atTwin(), who, wanted());
    await pay(twinUrl);
    await checkPayment(atTwin(), who, id);
    const { id: refund } = await opened().db.as(who, 'caller', (tx) =>
      askRefund(tx, who, { id, minor: '100' }),
    );
    const real = openStripe(twin.url);
    const deaf = atTwin({
      refund: async (...asked) => {
        await real.refund(...asked);
        throw new PaymentUncertain('timeout');
      },
    });
    const work = (ports: Ports) =>
      workTask(opened().db, shop.system, 'payments.refund', { refund }, ports);
    await assert.rejects(work(deaf), PaymentUncertain);
    assert.equal((await readOf(shop, id)).refunds[0]?.state, 'uncertain');
    await work(atTwin({ refund: () => Promise.reject(new Error('asked twice')) }));
    assert.equal((await readOf(shop, id)).refunded.minor, '100');
  });

  test('a refund in the provider’s own pages is found', async () => {
    const { shop, who } = await shopWithTwin();
    const { id, twinUrl } = await beginPayment(atTwin(), who, wanted());
    await pay(twinUrl);
    const key = await keyOf(shop);
    const paid = await checkPayment(atTwin(), who, id);
    assert.equal(paid.state, 'paid');
    const [{ ref } = { ref: '' }] = await opened().asOwner((login) =>
      login.run<{ ref: string }>(
        'SELECT provider_ref AS ref FROM clientele.payments WHERE tenant_id = $1',
        [shop.id],
      ),
    );
    const asked = { id: newId(), amountMinor: 15_000n, currency: 'THB', intent: ref };
    await openStripe(twin.url).refund(key, asked);
    assert.equal((await checkPayment(atTwin(), who, id)).state, 'refunded');
    const { refunds } = await readOf(shop, id);
    assert.deepEqual(
      refunds.map(({ why, state }) => [why, state]),
      [['elsewhere', 'done']],
    );
  });

  test('a notice counts once, signed by this business’s secret, and says nothing that is believed', async () => {
    const { shop, who } = await shopWithTwin();
    const { id, clientSecret, twinUrl } = await beginPayment(atTwin(), who, wanted());
    const ref = clientSecret?.split('_secret_')[0] ?? '';
    const body = JSON.stringify({
      id: 'evt_1',
      object: 'event',
      type: 'payment_intent.succeeded',
      data: { object: { id: ref, object: 'payment_intent' } },
    });
    const { default: Stripe } = await import('stripe');
    const account = await opened().db.as(who, 'caller', (tx) => readAccount(tx, shop.id));
    const signedBy = (secret: string) =>
      Stripe.webhooks.generateTestHeaderString({ payload: body, secret });
    const receive = (tenant: string, signature: string) =>
      receiveNotice(atTwin(), {
        tenant,
        request: newId(),
        signature,
        upload: { type: 'application/json', name: '', bytes: bytesOf(body) },
      });
    const right = signedBy(account?.hookSecrets[0] ?? '');
    await refused(receive(shop.id, signedBy('whsec_other')), 'signature_wrong');
    await refused(receive(newId(), right), 'signature_wrong');
    await receive(shop.id, right);
    await receive(shop.id, right);
    const [{ all } = { all: 0 }] = await opened().asOwner((login) =>
      login.run<{ all: number }>(
        'SELECT count(*)::int AS all FROM clientele.payment_notices WHERE tenant_id = $1',
        [shop.id],
      ),
    );
    assert.equal(all, 1);
    // It says that it was paid, and it was not.
    assert.equal((await checkPayment(atTwin(), who, id)).state, 'waiting');
    await pay(twinUrl);
    assert.equal((await checkPayment(atTwin(), who, id)).state, 'paid');
  });

  test('keys are tried, kept sealed and shown to nobody', async () => {
    const shop = await makeBusiness(opened().db, 'keys');
    const { owner } = shop.staff;
    const ports = atTwin({ account: () => Promise.resolve({ ref: 'acct_1', name: 'Lounge' }) });
    const keys = {
      secretKey: 'sk_test_secret1',
      publicKey: 'pk_test_1',
      hookSecret: 'whsec_hidden',
    };
    await refused(
      connectStripe(ports, owner, { ...keys, publicKey: 'pk_live_1' }),
      'invalid_input',
    );
    await refused(connectStripe(ports, owner, { ...keys, hookSecret: null }), 'invalid_input');
    const shown = JSON.stringify(await connectStripe(ports, owner, keys));
    assert.ok(!shown.includes('secret1') && !shown.includes('hidden'), shown);
    const stored = await opened().asOwner((login) =>
      login.run<{ row: string }>(
        `SELECT row_to_json(a)::text || encode(sealed_key, 'escape') AS row FROM clientele.payment_accounts a
         WHERE tenant_id = $1`,
        [shop.id],
      ),
    );
    assert.ok(!JSON.stringify(stored).includes('secret1'));
    await connectStripe(ports, owner, { ...keys, hookSecret: 'whsec_next' });
    const account = await opened().db.as(owner, 'caller', (tx) => readAccount(tx, shop.id));
    assert.deepEqual(account?.hookSecrets, ['whsec_next', 'whsec_hidden']);
    const refusing = atTwin({
      account: () => Promise.reject(new PaymentRefused('api_key_invalid')),
    });
    await refused(connectStripe(refusing, owner, keys), 'payment_refused');
  });

  test('whatever is told in whatever order, often and late, money is where the provider says', async () => {
    const { shop, who } = await shopWithTwin();
    await fc.assert(
      fc.asyncProperty(story, async ({ past, told }) => {
        const { id } = await opened().db.as(who, 'caller', (tx) =>
          insertPayment(tx, who, wanted(), { way: 'stripe', state: 'new' }),
        );
        const states = statesOf(past, `pi_${id}`);
        const last = states.at(-1);
        assert.ok(last !== undefined);
        // What is told is any of what was once true; what is true now is told in the end.
        for (const place of told) {
          const one = states[place % states.length];
          if (one !== undefined)
            await opened().db.as(who, 'caller', (tx) => note(tx, who, id, one));
        }
        await opened().db.as(who, 'caller', (tx) => note(tx, who, id, last));
        const { state, refunded, refunds } = await readOf(shop, id);
        const back = last.refunds.reduce((sum, one) => sum + one.amountMinor, 0n);
        assert.equal(refunded.minor, String(back));
        assert.equal(refunds.length, last.refunds.length);
        assert.equal(state, last.status === 'paid' && back === 15_000n ? 'refunded' : last.status);
      }),
      { numRuns: 25 },
    );
  });
});

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** What happens at the provider, and which of its states are told on the way, by their place. */
const story = fc.record({
  past: fc.record({
    declines: fc.nat({ max: 2 }),
    end: fc.constantFrom('paid', 'cancelled', 'waiting', 'processing'),
    refunds: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }),
  }),
  told: fc.array(fc.nat({ max: 20 }), { maxLength: 8 }),
});

interface Past {
  readonly declines: number;
  readonly end: string;
  readonly refunds: readonly number[];
}

/** Every state of a payment at the provider, in order. */
function statesOf({ declines, end, refunds }: Past, ref: string): Intent[] {
  const intent = { ref, clientSecret: 'secret', fault: null, refunds: [] };
  const states: Intent[] = [{ ...intent, status: 'waiting' }];
  for (let turn = 0; turn < declines; turn += 1)
    states.push({ ...intent, status: 'waiting', fault: 'generic_decline' });
  if (end === 'processing' || end === 'paid') states.push({ ...intent, status: 'processing' });
  if (end === 'cancelled') states.push({ ...intent, status: 'cancelled' });
  if (end !== 'paid') return states;
  const made: ProviderRefund[] = [];
  states.push({ ...intent, status: 'paid' });
  for (const [place, thirds] of refunds.entries()) {
    const left = 15_000n - made.reduce((sum, one) => sum + one.amountMinor, 0n);
    if (left === 0n) break;
    const asked = BigInt(thirds) * 5000n;
    const amountMinor = asked > left ? left : asked;
    const refund = { ref: `${ref} ${place}`, ours: null, amountMinor, fault: null };
    states.push({
      ...intent,
      status: 'paid',
      refunds: [...made, { ...refund, status: 'waiting' }],
    });
    made.push({ ...refund, status: 'done' });
    states.push({ ...intent, status: 'paid', refunds: [...made] });
  }
  return states;
}
