import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { newId } from '#platform/ids';
import { type Intent, type PaymentPort, PaymentUncertain } from '#platform/payment-port';
import type { Ports } from '#platform/ports';
import { Refusal } from '#platform/refuse';
import { openStripe } from '#providers/stripe/real';
import { openStripeTwin } from '#providers/stripe/twin';
import type { Twin } from '#providers/twins/serve';
import { forEachDatabase, makeBusiness, type TestBusiness } from '#test/databases';
import { testPorts } from '#test/ports';
import { workTask } from '#test/work-task';
import { connectTwin } from './account/connect.ts';
import { readAccount } from './account/keys.ts';
import { note } from './charge/note.ts';
import { findPayment } from './charge/row.ts';
import {
  beginInTx,
  cancelOpenInTx,
  giveBackInTx,
  type HowToPay,
  reachPayment,
  refundInTx,
  stateNow,
  sumPaid,
} from './index.ts';
import { refundsOf } from './refund/row.ts';

let twin: Twin;
before(async () => {
  twin = await openStripeTwin();
});
after(() => twin.close());

const amount = { minor: '15000', currency: 'THB' };

/** What may happen to one payment, in any order and as often as it likes. */
const acts = [
  'reach',
  'reach, unanswered',
  'pay',
  'pay, refused',
  'settle',
  'settle, unanswered',
  'an old answer comes late',
  'refund at the dashboard',
  'refund a part',
  'refund by policy',
  'refund a lapsed hold',
  'refunds are worked',
  'refunds are worked, unanswered',
  'cancel',
] as const;
type Act = (typeof acts)[number];

/** One payment of one thing, with what is known outside of the database. */
class Story {
  readonly real = openStripe(twin.url);
  readonly seen: Intent[] = [];
  how: HowToPay | undefined;
  readonly ports: Ports;
  readonly shop: TestBusiness;
  readonly key: string;
  readonly subject: string;
  readonly id: string;

  constructor(given: Pick<Story, 'ports' | 'shop' | 'key' | 'subject' | 'id'>) {
    this.ports = given.ports;
    this.shop = given.shop;
    this.key = given.key;
    this.subject = given.subject;
    this.id = given.id;
  }

  /** The provider does what it is asked for, and its answer is lost. */
  deaf(): Ports {
    const lost = async (did: Promise<unknown>): Promise<never> => {
      await did;
      throw new PaymentUncertain('timeout');
    };
    const { real } = this;
    const changes: Partial<PaymentPort> = {
      begin: (...asked) => lost(real.begin(...asked)),
      read: (...asked) => lost(real.read(...asked)),
      refund: (...asked) => lost(real.refund(...asked)),
    };
    return { ...this.ports, payments: { ...real, ...changes } };
  }

  as<T>(work: Parameters<typeof this.ports.db.as<T>>[2]): Promise<T> {
    return this.ports.db.as(this.shop.system, 'engine', work);
  }

  row() {
    return this.as((tx) => findPayment(tx, this.shop.id, this.id));
  }

  refunds() {
    return this.as((tx) => refundsOf(tx, this.shop.id, this.id));
  }

  async work(
    task: 'payments.settle' | 'payments.refund' | 'payments.cancel',
    payload: object,
    ports = this.ports,
  ) {
    await workTask(this.ports.db, this.shop.system, task, payload, ports).catch(unlessUncertain);
  }

  async look(): Promise<void> {
    const { provider_ref: ref } = await this.row();
    if (ref !== null) this.seen.push(await this.real.read(this.key, ref));
  }

  async workRefunds(ports = this.ports): Promise<void> {
    for (const { id } of await this.refunds())
      await this.work('payments.refund', { refund: id }, ports);
  }

  refund(why: 'staff' | 'lapsed_hold', minor?: bigint): Promise<unknown> {
    const { system } = this.shop;
    const asked = { payment: this.id, why, ...(minor !== undefined && { minor }) };
    return this.as((tx) => refundInTx(tx, system, asked)).catch(unlessRefused);
  }

  async pay(card: string): Promise<void> {
    const url = this.how?.twinUrl ?? null;
    if (url !== null) await fetch(url, { method: 'POST', body: new URLSearchParams({ card }) });
  }

  async dashboard(): Promise<void> {
    const { provider_ref: intent } = await this.row();
    if (intent === null) return;
    const asked = { id: newId(), amountMinor: 4000n, currency: 'THB', intent };
    await this.real.refund(this.key, asked).catch(() => undefined);
  }

  async cancel(): Promise<void> {
    const { system } = this.shop;
    await this.as((tx) => cancelOpenInTx(tx, system, this.subject));
    await this.work('payments.cancel', { payments: [this.id], cards: [] });
  }

  async act(act: Act): Promise<void> {
    const { shop, id, subject } = this;
    switch (act) {
      case 'reach':
      case 'reach, unanswered': {
        const ports = act === 'reach' ? this.ports : this.deaf();
        const how = await reachPayment(ports, shop.system, id).catch(unlessRefused);
        if (how?.clientSecret) this.how = how;
        return;
      }
      case 'pay':
        return this.pay('4242424242424242');
      case 'pay, refused':
        return this.pay('4000000000000002');
      case 'settle':
        return this.work('payments.settle', { payment: id });
      case 'settle, unanswered':
        return this.work('payments.settle', { payment: id }, this.deaf());
      case 'an old answer comes late': {
        const [old] = this.seen;
        if (old !== undefined) await this.as((tx) => note(tx, shop.system, id, old));
        return;
      }
      case 'refund at the dashboard':
        return this.dashboard();
      case 'refund a part':
        return void (await this.refund('staff', 5000n));
      case 'refund by policy': {
        const rules = [{ hoursBefore: 24, share: 50 }];
        const late = { rules, hoursLeft: 30, byBusiness: false };
        await this.as((tx) => giveBackInTx(tx, shop.system, subject, late));
        return;
      }
      case 'refund a lapsed hold':
        return void (await this.refund('lapsed_hold'));
      case 'refunds are worked':
        return this.workRefunds();
      case 'refunds are worked, unanswered':
        return this.workRefunds(this.deaf());
      case 'cancel':
        return this.cancel();
    }
  }
}

function unlessUncertain(fault: unknown): undefined {
  if (!(fault instanceof PaymentUncertain)) throw fault;
}
function unlessRefused(fault: unknown): undefined {
  if (!(fault instanceof Refusal)) throw fault;
}

forEachDatabase('payments in every order', (opened) => {
  test('end where the provider says, nothing goes back that was not paid, and nothing twice', async () => {
    const shop = await makeBusiness(opened().db, 'order');
    const ports = { ...testPorts(opened().db), payments: openStripe(twin.url) };
    await connectTwin(ports, shop.staff.owner);
    const { system } = shop;
    const account = await ports.db.as(system, 'engine', (tx) => readAccount(tx, shop.id));
    const key = account?.secretKey ?? '';
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...acts), { minLength: 4, maxLength: 14 }),
        async (story) => {
          const subject = newId();
          const wanted = {
            subject: { kind: 'booking', id: subject },
            kind: 'full',
            amount,
          } as const;
          const id = await ports.db.as(system, 'engine', (tx) => beginInTx(tx, system, wanted));
          const one = new Story({ ports, shop, key, subject, id });
          for (const act of story) {
            await one.act(act);
            await one.look();
          }
          await restsWhereTheProviderSays(one);
        },
      ),
      {
        numRuns: 20,
        examples: [
          [['reach', 'pay', 'cancel', 'refund a lapsed hold', 'refund a lapsed hold']],
          [
            [
              'reach',
              'pay',
              'settle',
              'refund by policy',
              'refunds are worked, unanswered',
              'refund at the dashboard',
              'settle',
              'refund a part',
            ],
          ],
          [['reach, unanswered', 'cancel', 'reach', 'pay']],
          [['reach', 'cancel', 'an old answer comes late', 'settle']],
        ],
      },
    );
  });
});

/** Every job has its turn once more, and what is known is what is true. */
async function restsWhereTheProviderSays(one: Story): Promise<void> {
  const { ports, shop, id, subject, key } = one;
  await one.work('payments.settle', { payment: id });
  await one.workRefunds();
  const standing = await stateNow(ports, shop.system, id);
  const row = await one.row();
  assert.notEqual(row.provider_ref, null);
  const truth = await one.real.read(key, row.provider_ref ?? '');
  const back = truth.refunds.reduce((sum, refund) => sum + refund.amountMinor, 0n);
  const isAllBack = truth.status === 'paid' && back === row.amount_minor;
  assert.equal(standing.state, isAllBack ? 'refunded' : truth.status);
  assert.ok(back <= row.amount_minor);
  const refunds = await one.refunds();
  const done = refunds.filter(({ state }) => state === 'done');
  assert.deepEqual(
    new Set(done.map(({ provider_ref: ref }) => ref)),
    new Set(truth.refunds.map(({ ref }) => ref)),
  );
  assert.equal(done.length, truth.refunds.length);
  assert.ok(done.filter(({ why }) => why === 'lapsed_hold').length <= 1);
  const sums = await one.as((tx) => sumPaid(tx, shop.id, subject));
  assert.equal(sums.refunded, back);
  assert.equal(sums.paid, truth.status === 'paid' ? row.amount_minor : 0n);
  assert.equal(sums.open, truth.status === 'waiting' ? row.amount_minor : 0n);
}
