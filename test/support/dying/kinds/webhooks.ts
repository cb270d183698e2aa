import { identify } from '#identity';
import { enqueue } from '../../../../server/platform/enqueue.ts';
import { makeEndpoint } from '../../../../server/webhooks/endpoints/make.ts';
import { sendTest } from '../../../../server/webhooks/deliveries/resend.ts';
import { workNow, daysAgo, rows, scheduled, type Kind } from './kind.ts';
import type { World } from '../world.ts';

/** Two endpoints want to be told of customers. @returns id of the first */
async function listen({ opened, shop, ports, receiver }: World): Promise<string> {
  const { owner } = shop.staff;
  const made = [];
  for (const description of ['Till', 'Shop'])
    made.push(
      await opened.db.as(owner, 'caller', (tx) =>
        makeEndpoint(tx, owner, ports.config, {
          url: receiver,
          description,
          eventTypes: ['customer.made', 'customer.changed'],
          acts: ['customers.read'],
        }),
      ),
    );
  return made[0]?.id ?? '';
}

async function happen({ opened, shop }: World): Promise<void> {
  await opened.db.as(shop.system, 'engine', (tx) =>
    identify(tx, shop.system, {
      source: 'till',
      kind: 'form',
      person: { fullName: 'Ann Lind', emails: [{ value: 'ann@people.example', verified: false }] },
    }),
  );
}

/** An endpoint was switched off because nothing got through. @returns its id */
async function tire(world: World): Promise<string> {
  const endpoint = await listen(world);
  await rows(
    world,
    `UPDATE clientele.webhook_endpoints SET off_at = $3, off_why = 'failing' WHERE tenant_id = $1 AND id = $2`,
    [world.shop.id, endpoint, daysAgo(1)],
  );
  return endpoint;
}

export const webhooks = {
  'webhooks.spread': {
    async arrange(world) {
      await listen(world);
      await happen(world);
    },
  },
  'webhooks.send': {
    async arrange(world) {
      const { opened, shop } = world;
      const endpoint = await listen(world);
      const { owner } = shop.staff;
      await opened.db.as(owner, 'caller', (tx) => sendTest(tx, owner, endpoint));
    },
  },
  'webhooks.off': {
    async arrange(world) {
      const { opened, shop } = world;
      const endpoint = await tire(world);
      await opened.db.as(shop.system, 'caller', (tx) =>
        enqueue(tx, 'webhooks.off', { tenant: shop.id, endpoint }),
      );
    },
  },
  'webhooks.off_mail': {
    async arrange(world) {
      const { opened, shop } = world;
      const payload = { tenant: shop.id, endpoint: await tire(world), user: shop.staff.owner.user };
      await opened.db.as(shop.system, 'caller', (tx) => enqueue(tx, 'webhooks.off_mail', payload));
    },
  },
  'webhooks.clean': {
    async arrange(world) {
      await listen(world);
      await happen(world);
      const [event] = await rows<{ events: string[] }>(
        world,
        `SELECT array_agg(id) AS events FROM clientele.events WHERE tenant_id = $1 AND type = 'customer.made'`,
        [world.shop.id],
      );
      const payload = { tenant: world.shop.id, events: event?.events ?? [] };
      await workNow(world, 'webhooks.spread', payload);
      await rows(
        world,
        `UPDATE clientele.webhook_deliveries SET created_at = $2 WHERE tenant_id = $1 AND endpoint_id = (
           SELECT min(id::text)::uuid FROM clientele.webhook_endpoints WHERE tenant_id = $1)`,
        [world.shop.id, daysAgo(400)],
      );
    },
    send: scheduled('webhooks.clean'),
  },
} satisfies Record<string, Kind>;
