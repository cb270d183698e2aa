import { newId } from '#platform/ids';
import { enqueue } from '../../../../server/platform/enqueue.ts';
import { connectTwin } from '../../../../server/payments/account/connect.ts';
import { beginPayment } from '../../../../server/payments/charge/begin.ts';
import { checkPayment } from '../../../../server/payments/charge/check.ts';
import { askRefund } from '../../../../server/payments/refund/ask.ts';
import { askCardInTx, cancelOpenInTx, forgetPayers, letGoInTx, reachCard } from '#payments';
import { daysAgo, rows, scheduled, workNow, type Kind } from './kind.ts';
import type { World } from '../world.ts';

/** A payment by card is begun at the twin. @returns its id, and where the card is asked for */
async function begin({
  ports,
  shop,
}: World): Promise<{ id: string; subject: string; page: string }> {
  const { owner } = shop.staff;
  await connectTwin(ports, owner);
  const subject = newId();
  const { id, twinUrl } = await beginPayment(ports, owner, {
    subject: { kind: 'booking', id: subject },
    kind: 'full',
    amount: { minor: '15000', currency: 'THB' },
  });
  return { id, subject, page: twinUrl ?? '' };
}

const pay = (page: string) =>
  fetch(page, { method: 'POST', body: new URLSearchParams({ card: '4242424242424242' }) });

/** The same, paid and half of it asked back. */
async function refund(world: World): Promise<void> {
  const { opened, ports, shop } = world;
  const { id, page } = await begin(world);
  await pay(page);
  const { owner } = shop.staff;
  await checkPayment(ports, owner, id);
  await opened.db.as(owner, 'caller', (tx) => askRefund(tx, owner, { id, minor: '7500' }));
}

/** A card is asked for at the twin, to be saved. @returns its id, and where it is asked for */
async function askCard({
  opened,
  ports,
  shop,
}: World): Promise<{ id: string; subject: string; page: string }> {
  const { owner } = shop.staff;
  await connectTwin(ports, owner);
  const { customer } = shop.customer;
  const subject = { kind: 'booking', id: newId() } as const;
  const id = await opened.db.as(owner, 'caller', (tx) =>
    askCardInTx(tx, owner, { subject, customer, fee: null }),
  );
  const { twinUrl } = await reachCard(ports, owner, id);
  return { id, subject: subject.id, page: twinUrl ?? '' };
}

/** What was arranged. @param table where its row is */
async function idIn(world: World, table: 'payments' | 'saved_cards'): Promise<string> {
  const [row] = await rows<{ id: string }>(
    world,
    `SELECT id FROM clientele.${table} WHERE tenant_id = $1`,
    [world.shop.id],
  );
  return row?.id ?? '';
}

/** Sends the job for what was arranged. @param table where its row is */
const sendFor =
  (task: 'payments.settle' | 'payments.settle_card', table: 'payments' | 'saved_cards') =>
  async (world: World): Promise<void> => {
    const { id: tenant, system } = world.shop;
    const id = await idIn(world, table);
    await world.opened.db.as(system, 'caller', (tx) =>
      task === 'payments.settle'
        ? enqueue(tx, task, { tenant, payment: id })
        : enqueue(tx, task, { tenant, card: id }),
    );
  };

export const payments = {
  'payments.settle': {
    async arrange(world) {
      const { id, page } = await begin(world);
      // The look at what was begun is not due for a minute, and is made before.
      await workNow(world, 'payments.settle', { tenant: world.shop.id, payment: id });
      await pay(page);
    },
    send: sendFor('payments.settle', 'payments'),
  },
  'payments.settle_card': {
    async arrange(world) {
      const { id, page } = await askCard(world);
      // The look at what was asked for is not due for a minute, and is made before.
      await workNow(world, 'payments.settle_card', { tenant: world.shop.id, card: id });
      await pay(page);
    },
    send: sendFor('payments.settle_card', 'saved_cards'),
  },
  'payments.cancel': {
    async arrange(world) {
      const { owner } = world.shop.staff;
      const { subject, id } = await begin(world);
      await workNow(world, 'payments.settle', { tenant: world.shop.id, payment: id });
      await world.opened.db.as(owner, 'caller', (tx) => cancelOpenInTx(tx, owner, subject));
    },
  },
  'payments.forget_payer': {
    async arrange(world) {
      const { id, page } = await askCard(world);
      await pay(page);
      await workNow(world, 'payments.settle_card', { tenant: world.shop.id, card: id });
      const { customer, system } = { ...world.shop, customer: world.shop.customer.customer };
      await world.opened.db.as(system, 'engine', (tx) => forgetPayers(tx, system, [customer]));
    },
  },
  'payments.let_go': {
    async arrange(world) {
      const { id, subject, page } = await askCard(world);
      await pay(page);
      await workNow(world, 'payments.settle_card', { tenant: world.shop.id, card: id });
      const { system } = world.shop;
      await world.opened.db.as(system, 'engine', (tx) => letGoInTx(tx, system, subject));
    },
  },
  'invoices.issue': {
    async arrange(world) {
      const { id, page } = await begin(world);
      await pay(page);
      await workNow(world, 'payments.settle', { tenant: world.shop.id, payment: id });
    },
    async send(world) {
      const { id: tenant, system } = world.shop;
      const payment = await idIn(world, 'payments');
      await world.opened.db.as(system, 'caller', (tx) =>
        enqueue(tx, 'invoices.issue', { tenant, payment }),
      );
    },
  },
  'payments.refund': { arrange: refund },
  'payments.reconcile': {
    async arrange(world) {
      await refund(world);
      await rows(world, 'UPDATE clientele.refunds SET updated_at = $2 WHERE tenant_id = $1', [
        world.shop.id,
        daysAgo(1),
      ]);
    },
    send: scheduled('payments.reconcile'),
  },
} satisfies Record<string, Kind>;
