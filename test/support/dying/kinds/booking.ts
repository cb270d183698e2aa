import { layService } from '#test/bookable';
import { putBooking } from '#test/agreed-booking';
import { newId } from '#platform/ids';
import { enqueue } from '../../../../server/platform/enqueue.ts';
import { addSource } from '../../../../server/booking/calendars/sources/add.ts';
import { addResource } from '../../../../server/booking/resources/add.ts';
import { leaveTeam } from '../../../../server/tenancy/leave.ts';
import { wantedResource } from '../../booking-rows.ts';
import { daysAgo, rows, scheduled, type Kind } from './kind.ts';
import type { World } from '../world.ts';

/** A calendar of somebody, in which lunches are; they are forgotten, so that reading it brings them back. */
async function calendar(world: World): Promise<string> {
  const { opened, ports, shop } = world;
  const { owner } = shop.staff;
  const [resource, at] = [newId(), new Date()];
  await opened.db.as(owner, 'caller', (tx) =>
    tx
      .insertInto('resources')
      .values({
        tenant_id: shop.id,
        id: resource,
        kind: 'person',
        name: 'Maya',
        zone: 'America/New_York',
        created_at: at,
        updated_at: at,
      })
      .execute(),
  );
  const url = ports.calendars.twinUrl ?? '';
  const { id } = await addSource(ports, owner, {
    resource,
    name: 'Private',
    access: { kind: 'ics', url },
  });
  await rows(world, 'DELETE FROM clientele.external_busy WHERE tenant_id = $1', [shop.id]);
  await rows(
    world,
    'UPDATE clientele.calendar_sources SET etag = NULL, next_at = $2 WHERE tenant_id = $1',
    [shop.id, daysAgo(1)],
  );
  return id;
}

const busyTimes = (world: World) =>
  rows(
    world,
    `SELECT count(*)::int AS times, count(DISTINCT source_id)::int AS sources FROM clientele.external_busy WHERE tenant_id = $1`,
    [world.shop.id],
  );

export const booking = {
  'calendars.sweep': {
    arrange: calendar,
    send: scheduled('calendars.sweep'),
    more: busyTimes,
  },
  'calendars.pull': {
    async arrange(world) {
      const { opened, shop } = world;
      const source = await calendar(world);
      await opened.db.as(shop.system, 'caller', (tx) =>
        enqueue(tx, 'calendars.pull', { tenant: shop.id, source }),
      );
    },
    more: busyTimes,
  },
  // A coach who leaves the team.
  'resources.unhand': {
    async arrange({ opened, shop }) {
      const { owner, consultant } = shop.staff;
      const wanted = wantedResource('Pim', { user: consultant.user });
      await opened.db.as(owner, 'caller', (tx) => addResource(tx, owner, wanted));
      await opened.db.as(owner, 'gate', (tx) => leaveTeam(tx, owner, consultant.user));
    },
    async send({ opened, shop }) {
      const payload = { tenant: shop.id, user: shop.staff.consultant.user };
      await opened.db.as(shop.system, 'caller', (tx) => enqueue(tx, 'resources.unhand', payload));
    },
  },
  'holidays.fill': {
    arrange: (world) =>
      rows(
        world,
        `INSERT INTO clientele.booking_settings (tenant_id, holiday_region, updated_at) VALUES ($1, 'TH', now())`,
        [world.shop.id],
      ),
    send: scheduled('holidays.fill'),
  },
  'zones.rederive': {
    async arrange({ opened, shop }) {
      const laid = await layService(opened.db, shop, {
        needs: [{ pool: [{ name: 'Maya', hours: null }] }],
        row: { slug: 'lesson', name: 'Lesson' },
      });
      const local = `${new Date().getUTCFullYear() + 1}-03-02T09:00`;
      const agreed = { start: `${local}:00Z`, local, zone: 'Asia/Bangkok', tzdata: '1999a' };
      await putBooking(opened.db, shop, laid, agreed);
    },
    send: scheduled('zones.rederive'),
  },
} satisfies Record<string, Kind>;
