import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newId } from '#platform/ids';
import { PaymentUncertain } from '#platform/payment-port';
import type { CardPort } from '#platform/card-port';
import type { Ports } from '#platform/ports';
import { openStripe } from '#providers/stripe/real';
import { openStripeTwin } from '#providers/stripe/twin';
import type { Twin } from '#providers/twins/serve';
import { refused } from '#test/access';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { testPorts } from '#test/ports';
import { workTask } from '#test/work-task';
import { askCardInTx, cardNow, chargeInTx, forgetPayers, reachCard, stateNow } from '../index.ts';
import { connectTwin } from '../account/connect.ts';
import { readAccount } from '../account/keys.ts';
import { cancelPayment } from '../charge/check.ts';
import { cancelOpenInTx } from '../charge/cancel.ts';
import { chargeNow, showSavedCard } from './charge.ts';

let twin: Twin;
before(async () => {
  twin = await openStripeTwin();
});
after(() => twin.close());

const give = (page: string | null, card: string, proved = 'no') =>
  fetch(page ?? '', { method: 'POST', body: new URLSearchParams({ card, proved }) });
const fee = { minor: 5000n, currency: 'THB' };
const taken = '4242424242424242';

forEachDatabase('saved cards', (opened) => {
  const atTwin = (changes: Partial<CardPort> = {}): Ports => {
    const port = openStripe(twin.url);
    const payments = { ...port, cards: { ...port.cards, ...changes } };
    return { ...testPorts(opened().db), payments };
  };
  const ask = async (shop: TestBusiness, ports = atTwin()) => {
    const subject = { kind: 'booking', id: newId() } as const;
    const { customer } = shop.customer;
    // As a visitor's request does it: neither at work nor signed in.
    const who = { kind: 'anonymous', tenant: shop.id, request: newId() } as const;
    const card = await opened().db.as(who, 'engine', (tx) =>
      askCardInTx(tx, who, { subject, customer, fee }),
    );
    return { subject, card, who, ...(await reachCard(ports, who, card)) };
  };
  const chargeNoShow = async (
    ports: Ports,
    who: TestBusiness['staff']['owner'],
    { subject }: { readonly subject: { readonly kind: 'booking'; readonly id: string } },
  ) =>
    chargeNow(
      ports,
      who,
      await opened().db.as(who, 'caller', (tx) => chargeInTx(tx, who, subject)),
    );
  const withTwin = async () => {
    const shop = await makeBusiness(opened().db, 'card');
    await connectTwin(atTwin(), shop.staff.owner);
    return shop;
  };
  const save = async (shop: TestBusiness, number = taken) => {
    const asked = await ask(shop);
    await give(asked.twinUrl, number);
    await give(asked.twinUrl, number, 'yes');
    assert.equal((await cardNow(atTwin(), asked.who, asked.card)).state, 'saved');
    return asked;
  };

  test('a card is saved by a visitor, and charged once for not coming', async () => {
    const shop = await withTwin();
    const { owner } = shop.staff;
    const { subject, card, who, twinUrl, state } = await ask(shop);
    assert.equal(state, 'waiting');
    await refused(chargeNoShow(atTwin(), owner, { subject }), 'card_missing');
    await give(twinUrl, '4000000000000002');
    assert.deepEqual(await cardNow(atTwin(), who, card), {
      state: 'waiting',
      fault: 'generic_decline',
      brand: null,
      last4: null,
    });
    await give(twinUrl, taken);
    await workTask(opened().db, shop.system, 'payments.settle_card', { card }, atTwin());
    const shown = await opened().db.as(owner, 'caller', (tx) =>
      showSavedCard(tx, shop.id, subject.id),
    );
    assert.equal(shown.card?.last4, '4242');
    const charged = await chargeNoShow(atTwin(), owner, { subject });
    assert.deepEqual(
      [charged.state, charged.kind, charged.way, charged.amount.minor],
      ['paid', 'no_show', 'stripe', '5000'],
    );
    await refused(chargeNoShow(atTwin(), owner, { subject }), 'payment_open');
  });

  test('a bank that asks for the holder leaves a payment that failed, and nothing to be paid', async () => {
    const shop = await withTwin();
    const { subject } = await save(shop, '4000002760003184');
    const charged = await chargeNoShow(atTwin(), shop.staff.owner, { subject });
    assert.deepEqual([charged.state, charged.fault], ['failed', 'authentication_required']);
    const again = await cancelPayment(atTwin(), shop.staff.owner, charged.id);
    assert.equal(again.state, 'failed');
    const declined = await save(shop, '4000000000000341');
    const second = await chargeNoShow(atTwin(), shop.staff.owner, declined);
    assert.deepEqual([second.state, second.fault], ['failed', 'generic_decline']);
  });

  test('an answer that does not come charges once, however often and late it is asked', async () => {
    const shop = await withTwin();
    const { subject } = await save(shop);
    const real = openStripe(twin.url).cards;
    const deaf = atTwin({
      charge: async (...asked) => {
        await real.charge(...asked);
        throw new PaymentUncertain('timeout');
      },
    });
    const { owner } = shop.staff;
    const charged = await chargeNoShow(deaf, owner, { subject });
    assert.equal(charged.state, 'uncertain');
    const settle = (ports: Ports) =>
      workTask(opened().db, shop.system, 'payments.settle', { payment: charged.id }, ports);
    await assert.rejects(settle(deaf), PaymentUncertain);
    // A day later its key counts no more: it is looked for, and not asked again.
    await opened().asOwner((login) =>
      login.run(
        `UPDATE clientele.payments SET created_at = created_at - interval '21 hours' WHERE id = $1`,
        [charged.id],
      ),
    );
    await settle(atTwin({ charge: () => Promise.reject(new Error('asked twice')) }));
    assert.equal((await stateNow(atTwin(), shop.system, charged.id)).state, 'paid');
  });

  test('one that was never asked for is given up once its key counts no more', async () => {
    const shop = await withTwin();
    const { subject } = await save(shop);
    const { system } = shop;
    const id = await opened().db.as(system, 'engine', (tx) => chargeInTx(tx, system, subject));
    await opened().asOwner((login) =>
      login.run(
        `UPDATE clientele.payments SET created_at = created_at - interval '21 hours' WHERE id = $1`,
        [id],
      ),
    );
    assert.deepEqual(await stateNow(atTwin(), system, id), { state: 'failed', fault: 'not_begun' });
  });

  test('a card that is being saved is one for one thing, and is taken back with it', async () => {
    const shop = await withTwin();
    const { system, customer } = shop;
    const first = await ask(shop);
    const second = await opened().db.as(system, 'engine', (tx) =>
      askCardInTx(tx, system, { subject: first.subject, customer: customer.customer, fee }),
    );
    assert.equal(second, first.card);
    assert.equal((await reachCard(atTwin(), system, second)).clientSecret, first.clientSecret);
    await opened().db.as(system, 'engine', (tx) => cancelOpenInTx(tx, system, first.subject.id));
    const payload = { payments: [], cards: [first.card] };
    await workTask(opened().db, system, 'payments.cancel', payload, atTwin());
    assert.equal((await cardNow(atTwin(), system, first.card)).state, 'cancelled');
    await refused(reachCard(atTwin(), system, first.card), 'payment_off');
  });

  test('whoever is erased has no card left, here or at the provider', async () => {
    const shop = await withTwin();
    const { subject } = await save(shop);
    const { system, customer } = shop;
    const payers = () =>
      opened().asOwner((login) =>
        login.run<{ id: string; name: string | null }>(
          'SELECT id, provider_customer AS name FROM clientele.payers WHERE tenant_id = $1',
          [shop.id],
        ),
      );
    const [payer] = await payers();
    await opened().db.as(system, 'engine', (tx) => forgetPayers(tx, system, [customer.customer]));
    await workTask(opened().db, system, 'payments.forget_payer', { payer: payer?.id }, atTwin());
    // Twice does no harm.
    await workTask(opened().db, system, 'payments.forget_payer', { payer: payer?.id }, atTwin());
    assert.deepEqual(await payers(), [{ id: payer?.id, name: null }]);
    await refused(chargeNoShow(atTwin(), shop.staff.owner, { subject }), 'card_missing');
    const key = await opened().db.as(system, 'caller', (tx) => readAccount(tx, shop.id));
    const gone = openStripe(twin.url).cards.begin(key?.secretKey ?? '', {
      id: newId(),
      payer: payer?.name ?? '',
    });
    await assert.rejects(gone, { message: 'resource_missing' });
  });
});
