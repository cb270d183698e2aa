import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { Stripe } from 'stripe';
import { PaymentRefused, PaymentUncertain } from '#platform/payment-port';
import { openStripe } from './real.ts';
import { openStripeTwin } from './twin.ts';
import type { Twin } from '../twins/serve.ts';

let twin: Twin;
let stripe: Stripe;
let keys = 0;
const newKey = () => `sk_twin_${(keys += 1)}`;

before(async () => {
  twin = await openStripeTwin();
  const { hostname, port } = new URL(twin.url);
  stripe = new Stripe(newKey(), { host: hostname, port, protocol: 'http', maxNetworkRetries: 0 });
});
after(() => twin.close());

const pay = (secret: string | null, fields: Record<string, string>) =>
  fetch(`${twin.url}/pay/${secret}`, { method: 'POST', body: new URLSearchParams(fields) });
const taken = '4242424242424242';
const begin = () => stripe.paymentIntents.create({ amount: 15_000, currency: 'thb' });

test('Stripe’s own library drives the twin from the beginning of a payment to its refund', async () => {
  const intent = await begin();
  assert.equal(intent.status, 'requires_payment_method');
  await pay(intent.client_secret, { card: taken });
  assert.equal((await stripe.paymentIntents.retrieve(intent.id)).status, 'succeeded');
  const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 5000 });
  assert.equal(refund.status, 'succeeded');
  const rest = await stripe.refunds.create({ payment_intent: intent.id });
  assert.equal(rest.amount, 10_000);
  const none = stripe.refunds.create({ payment_intent: intent.id });
  await assert.rejects(none, { code: 'charge_already_refunded' });
  const { data } = await stripe.refunds.list({ payment_intent: intent.id });
  assert.deepEqual(
    data.map(({ id }) => id),
    [rest.id, refund.id],
  );
});

test('cards do what Stripe’s test cards do', async () => {
  const refused = await begin();
  await pay(refused.client_secret, { card: '4000000000000002' });
  const after = await stripe.paymentIntents.retrieve(refused.id);
  assert.equal(after.status, 'requires_payment_method');
  assert.equal(after.last_payment_error?.decline_code, 'generic_decline');
  await pay(refused.client_secret, { card: taken });
  assert.equal((await stripe.paymentIntents.retrieve(refused.id)).status, 'succeeded');

  const asked = await begin();
  await pay(asked.client_secret, { card: '4000002500003155' });
  assert.equal((await stripe.paymentIntents.retrieve(asked.id)).status, 'requires_action');
  await pay(asked.client_secret, { card: '4000002500003155', proved: 'yes' });
  assert.equal((await stripe.paymentIntents.retrieve(asked.id)).status, 'succeeded');

  const late = await begin();
  await pay(late.client_secret, { card: '4000000000000077' });
  assert.equal((await stripe.paymentIntents.retrieve(late.id)).status, 'processing');
});

test('Stripe’s own library saves a card at the twin, charges it without its holder, and forgets them', async () => {
  const { id: customer } = await stripe.customers.create({ metadata: { payer: 'a' } });
  const setup = await stripe.setupIntents.create({ customer, usage: 'off_session' });
  await pay(setup.client_secret, { card: taken });
  const saved = await stripe.setupIntents.retrieve(setup.id, { expand: ['payment_method'] });
  assert.equal(saved.status, 'succeeded');
  const method = saved.payment_method;
  assert.ok(method !== null && typeof method === 'object');
  assert.equal(method.card?.last4, '4242');
  assert.equal((await stripe.paymentMethods.retrieve(method.id)).customer, customer);
  const charge = { amount: 500, currency: 'thb', customer, payment_method: method.id };
  const off = { off_session: true, confirm: true } as const;
  assert.equal((await stripe.paymentIntents.create({ ...charge, ...off })).status, 'succeeded');
  assert.equal((await stripe.paymentIntents.list({ customer })).data.length, 1);
  assert.equal((await stripe.paymentMethods.list({ customer })).data.length, 1);
  assert.equal((await stripe.customers.del(customer)).deleted, true);
  await assert.rejects(stripe.customers.retrieve(customer), { code: 'resource_missing' });
  await assert.rejects(stripe.paymentMethods.retrieve(method.id), { code: 'resource_missing' });
  await assert.rejects(stripe.setupIntents.cancel(setup.id), {
    code: 'setup_intent_unexpected_state',
  });
});

test('a saved card is let go of once, and cannot be charged any more', async () => {
  const { cards } = openStripe(twin.url);
  const key = newKey();
  const payer = await cards.payer(key, 'a');
  const { ref, clientSecret } = await cards.begin(key, { id: 'b', payer });
  // Nothing is saved yet.
  await cards.letGo(key, ref);
  await pay(clientSecret, { card: taken });
  const { card } = await cards.read(key, ref);
  assert.equal(card?.last4, '4242');
  await cards.letGo(key, ref);
  await cards.letGo(key, ref);
  const charge = { id: 'c', payer, method: card.method, amountMinor: 500n, currency: 'THB' };
  await assert.rejects(cards.charge(key, charge), PaymentRefused);
  await cards.forget(key, payer);
  await cards.letGo(key, ref);
  await cards.letGo(key, 'seti_none');
});

test('a saved card that asks its holder every time, or is refused later, says so when it is charged', async () => {
  const { id: customer } = await stripe.customers.create();
  const outcomes: unknown[] = [];
  for (const card of ['4000002500003155', '4000002760003184', '4000000000000341']) {
    const setup = await stripe.setupIntents.create({ customer });
    await pay(setup.client_secret, { card });
    if (card !== '4000000000000341') {
      assert.equal((await stripe.setupIntents.retrieve(setup.id)).status, 'requires_action');
      await pay(setup.client_secret, { card, proved: 'yes' });
    }
    const { payment_method: method } = await stripe.setupIntents.retrieve(setup.id);
    assert.ok(typeof method === 'string');
    const made = stripe.paymentIntents.create({
      amount: 500,
      currency: 'thb',
      customer,
      payment_method: method,
      off_session: true,
      confirm: true,
    });
    outcomes.push(
      await made.then(
        ({ status }) => status,
        ({
          code,
          payment_intent: { status },
        }: Stripe.errors.StripeCardError & { payment_intent: Stripe.PaymentIntent }) => [
          code,
          status,
        ],
      ),
    );
  }
  assert.deepEqual(outcomes, [
    'succeeded',
    ['authentication_required', 'requires_payment_method'],
    ['card_declined', 'requires_payment_method'],
  ]);
  const refused = await stripe.setupIntents.create({ customer });
  await pay(refused.client_secret, { card: '4000000000000002' });
  const after = await stripe.setupIntents.retrieve(refused.id);
  assert.equal(after.last_setup_error?.decline_code, 'generic_decline');
  assert.equal((await stripe.setupIntents.cancel(refused.id)).status, 'canceled');
});

test('a key answers the same again, and refuses another question', async () => {
  const once = { idempotencyKey: 'payment 1' };
  const asked = { amount: 100, currency: 'eur' };
  const first = await stripe.paymentIntents.create(asked, once);
  assert.equal((await stripe.paymentIntents.create(asked, once)).id, first.id);
  await assert.rejects(stripe.paymentIntents.create({ ...asked, amount: 200 }, once), {
    type: 'StripeIdempotencyError',
  });
});

test('what it tells is signed so that the library takes it, and only by the right secret', async () => {
  const told: { body: string; signature: string }[] = [];
  const came = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const signature = String(request.headers['stripe-signature']);
      told.push({ body: Buffer.concat(chunks).toString(), signature });
      response.end();
      came.resolve();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  const port = openStripe(twin.url);
  const key = newKey();
  const secret = await port.listen(key, url);
  const intent = await port.begin(key, { id: 'a', amountMinor: 100n, currency: 'EUR' });
  await pay(intent.clientSecret, { card: taken });
  await came.promise;
  server.close();
  const [{ body, signature } = { body: '', signature: '' }] = told;
  assert.equal(
    Stripe.webhooks.constructEvent(body, signature, secret).type,
    'payment_intent.succeeded',
  );
  const bytes = Buffer.from(body);
  assert.equal((await port.notice(secret, bytes, signature))?.about, intent.ref);
  assert.equal(await port.notice('whsec_other', bytes, signature), undefined);
  assert.equal(await port.notice(secret, Buffer.from(`${body} `), signature), undefined);
});

test('our way out tells a no from an answer that did not come', async () => {
  const port = openStripe(twin.url);
  const key = newKey();
  await assert.rejects(port.read(key, 'pi_none'), PaymentRefused);
  const server = createServer((request) => request.socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const silent = openStripe(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await assert.rejects(silent.read(key, 'pi_none'), PaymentUncertain);
  server.close();
  assert.equal(port.twinPage('sk_test_1', 'a'), null);
  await assert.rejects(openStripe().account(key), PaymentRefused);
});
