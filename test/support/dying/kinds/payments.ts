import { newId } from '#platform/ids';
import { enqueue } from '../../../../server/platform/enqueue.ts';
import { connectTwin } from '../../../../server/payments/account/connect.ts';
import { beginPayment } from '../../../../server/payments/charge/begin.ts';
import { checkPayment } from '../../../../server/payments/charge/check.ts';
import { askRefund } from '../../../../server/payments/refund/ask.ts';
import { daysAgo, rows, scheduled, workNow, type Kind } from './kind.ts';
import type { World } from '../world.ts';

/** A payment by card is begun at the twin. @returns its id, and where the card is asked for */
async function begin({ ports, shop }: World): Promise<{ id: string; page: string }> {
  const { owner } = shop.staff;
  await connectTwin(ports, owner);
  const { id, twinUrl } = await beginPayment(ports, owner, {
    subject: { kind: 'booking', id: newId() },
    kind: 'full',
    amount: { minor: '15000', currency: 'THB' },
  });
  return { id, page: twinUrl ?? '' };
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

export const payments = {
  'payments.settle': {
    async arrange(world) {
      const { id, page } = await begin(world);
      // The look at what was begun is not due for a minute, and is made before.
      await workNow(world, 'payments.settle', { tenant: world.shop.id, payment: id });
      await pay(page);
    },
    async send(world) {
      const [row] = await rows<{ id: string }>(
        world,
        'SELECT id FROM clientele.payments WHERE tenant_id = $1',
        [world.shop.id],
      );
      const payload = { tenant: world.shop.id, payment: row?.id ?? '' };
      await world.opened.db.as(world.shop.system, 'caller', (tx) =>
        enqueue(tx, 'payments.settle', payload),
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
