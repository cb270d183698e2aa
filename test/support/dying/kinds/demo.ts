import { identify } from '#identity';
import { addField, addTag, beginDemoFill } from '#tenancy';
import { enqueue } from '#platform/enqueue';
import { demoDays } from '../../../../database/seed/booking/days.ts';
import { plans } from '../../../../database/seed/booking/plans.ts';
import { setUpBooking } from '../../../../database/seed/booking/set-up.ts';
import { businesses, type DemoBusiness } from '../../../../database/seed/businesses.ts';
import { peopleOf } from '../../../../database/seed/let-in.ts';
import { addLocation } from '../../../../server/tenancy/locations.ts';
import type { World } from '../world.ts';
import { rows, type Kind } from './kind.ts';

/** Enough for two transactions. */
const people = 8;

export const demo = {
  'demo.fill': {
    async arrange(world) {
      const { opened, shop } = world;
      const business = await asFirst(world);
      const who = shop.system;
      await opened.db.as(who, 'caller', async (tx) => {
        for (const [name, color] of business.tags) await addTag(tx, who, { name, color });
        for (const { key, label, kind, choices = [] } of business.fields)
          await addField(tx, who, { key, label, kind, choices: [...choices] });
      });
      const history = { people, begunAt: new Date('2026-11-01T00:00:00Z') };
      const { arrivals } = peopleOf(opened.db, who, business, history);
      await opened.db.as(who, 'engine', async (tx) => {
        await beginDemoFill(tx, who, { ...history, arrivals });
        await enqueue(tx, 'demo.fill', { tenant: shop.id }, { key: 'demo' });
      });
    },
  },
  'demo.book': {
    async arrange(world) {
      const { opened, shop } = world;
      const business = await asFirst(world);
      const who = shop.system;
      const plan = plans[business.slug];
      if (plan === undefined) throw new Error('nothing can be booked there');
      await opened.db.as(who, 'caller', async (tx) => {
        for (const { name } of business.locations)
          await addLocation(tx, who, { name, address: '', timeZone: business.timeZone });
        await setUpBooking(tx, who, plan, new Map());
      });
      await opened.db.as(who, 'engine', async (tx) => {
        await identify(tx, who, {
          source: 'Demo: till',
          kind: 'staff',
          person: {
            fullName: 'Ottoline Brask',
            phones: [{ value: '+66823334455', verified: false }],
          },
        });
        const begunAt = new Date('2026-11-01T00:00:00Z');
        await beginDemoFill(tx, who, { people, begunAt, arrivals: people });
        // The last of them, which sends no other.
        const place = demoDays(people).length - 1;
        await enqueue(tx, 'demo.book', { tenant: shop.id, place });
      });
    },
  },
} satisfies Record<string, Kind>;

/** Makes the shop the first business of the demo. */
async function asFirst(world: World): Promise<DemoBusiness> {
  const [business] = businesses;
  if (business === undefined) throw new Error('the demo has no business');
  await rows(world, `UPDATE clientele.tenants SET slug = id::text WHERE slug = $1`, [
    business.slug,
  ]);
  await rows(world, `UPDATE clientele.tenants SET slug = $2 WHERE id = $1`, [
    world.shop.id,
    business.slug,
  ]);
  return business;
}
