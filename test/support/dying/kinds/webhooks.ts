import { identify } from '#identity';
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
