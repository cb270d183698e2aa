import { layService } from '../../bookable.ts';
import { book, openPage } from '../../booking.ts';
import { connectTwin } from '../../../../server/payments/account/connect.ts';
import { enqueue } from '../../../../server/platform/enqueue.ts';
import { wait } from '../../../../server/booking/waitlist/wait.ts';
import { daysAgo, rows, scheduled, type Kind } from './kind.ts';
import type { World } from '../world.ts';

/** Somebody holds a time to pay for it, or to give a card, and the time to do so is over. */
async function lapsedHold(world: World, pay = 'full'): Promise<void> {
  const { opened, ports, shop } = world;
  await openPage(opened.db, shop);
  await connectTwin(ports, shop.staff.owner);
  const needs = [{ pool: [{ name: 'Maya', hours: null }] }];
  const row = { slug: 'clinic', name: 'Clinic', pay, seats: 4, party_max: 4 };
  const { service, option } = await layService(opened.db, shop, { priceMinor: 9_000, needs, row });
  const person = { name: 'Maya', email: 'maya@guest.example' };
  const start = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 86_400_000).toISOString();
  await book(opened.db, shop, { service, option, start, party: 2, person });
  await rows(
    world,
    `UPDATE clientele.bookings SET hold_ends_at = now() - interval '1 minute' WHERE tenant_id = $1`,
    [shop.id],
  );
}

/** Its own job is not due yet. */
async function forgetJobs({ opened }: World): Promise<void> {
  await opened.asOwner((login) => login.run('DELETE FROM pgboss.job'));
}

async function payment(world: World): Promise<string> {
  const [row] = await rows<{ id: string }>(
    world,
    'SELECT id FROM clientele.payments WHERE tenant_id = $1',
    [world.shop.id],
  );
  return row?.id ?? '';
}

/** Somebody waits for a time that is free by now. */
async function waiting(world: World): Promise<void> {
  const { opened, shop } = world;
  const needs = [{ pool: [{ name: 'Maya', hours: null }] }];
  const row = { slug: 'lesson', name: 'Lesson' };
  const { service, option } = await layService(opened.db, shop, { needs, row });
  const days = { from: dayAhead(1), to: dayAhead(3), weekdays: [], fromMinute: 0, toMinute: 1440 };
  const rest = { location: null, resource: null, party: 1, language: null };
  const { customer, profile } = shop.customer;
  await opened.db.as(shop.system, 'engine', (tx) =>
    wait(tx, shop.system, { customer, profile }, { service, option, ...days, ...rest }),
  );
  await forgetJobs(world);
}

const dayAhead = (days: number) => daysAgo(-days).toISOString().slice(0, 10);

export const holds = {
  'waitlist.match': {
    arrange: waiting,
    async send({ opened, shop }) {
      await opened.db.as(shop.system, 'engine', (tx) =>
        enqueue(tx, 'waitlist.match', { tenant: shop.id }),
      );
    },
  },
  'waitlist.sweep': { arrange: waiting, send: scheduled('waitlist.sweep') },
  'holds.expire': {
    async arrange(world) {
      await lapsedHold(world);
      await forgetJobs(world);
    },
    async send({ opened, shop }) {
      await opened.db.as(shop.system, 'engine', (tx) =>
        enqueue(tx, 'holds.expire', { tenant: shop.id }),
      );
    },
  },
  'holds.sweep': {
    async arrange(world) {
      await lapsedHold(world);
      await forgetJobs(world);
    },
    send: scheduled('holds.sweep'),
  },
  'booking.settle': {
    async arrange(world) {
      await lapsedHold(world);
      await forgetJobs(world);
      await rows(
        world,
        `UPDATE clientele.payments SET state = 'paid', paid_at = now() WHERE tenant_id = $1`,
        [world.shop.id],
      );
    },
    async send(world) {
      const { opened, shop } = world;
      const id = await payment(world);
      await opened.db.as(shop.system, 'engine', (tx) =>
        enqueue(tx, 'booking.settle', { tenant: shop.id, payment: id }),
      );
    },
  },
  'booking.settle_card': {
    async arrange(world) {
      await lapsedHold(world, 'card_on_file');
      await forgetJobs(world);
      await rows(
        world,
        `UPDATE clientele.saved_cards SET state = 'saved', provider_method = 'pm_1', brand = 'visa', last4 = '4242'
         WHERE tenant_id = $1`,
        [world.shop.id],
      );
    },
    async send(world) {
      const { opened, shop } = world;
      const [card] = await rows<{ id: string }>(
        world,
        'SELECT id FROM clientele.saved_cards WHERE tenant_id = $1',
        [shop.id],
      );
      await opened.db.as(shop.system, 'engine', (tx) =>
        enqueue(tx, 'booking.settle_card', { tenant: shop.id, card: card?.id ?? '' }),
      );
    },
  },
} satisfies Record<string, Kind>;
