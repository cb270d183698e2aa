import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identify } from '#identity';
import { forEachDatabase, makeBusiness } from '#test/databases';
import { workTask } from '#test/work-task';
import { addLocation } from '../../../server/tenancy/locations.ts';
import { listWaitlist } from '../../../server/booking/waitlist/list.ts';
import { readBookables } from './bookables.ts';
import { businesses } from '../businesses.ts';
import { plans } from './plans.ts';
import { setUpBooking } from './set-up.ts';
import { waitSome } from './waits.ts';
import type { DemoCustomer } from './wanted.ts';

forEachDatabase('who waits in the demo', (opened) => {
  test('is offered a bay, and waits on for a coach who is not there at such hours', async () => {
    const { db } = opened();
    const shop = await makeBusiness(db, 'demo');
    const who = shop.system;
    const [business] = businesses;
    const plan = business && plans[business.slug];
    assert.ok(business !== undefined && plan !== undefined);
    await db.as(who, 'caller', async (tx) => {
      for (const { name } of business.locations)
        await addLocation(tx, who, { name, address: '', timeZone: business.timeZone });
      await setUpBooking(tx, who, plan, new Map());
    });
    const customers: DemoCustomer[] = [];
    for (const fullName of ['Ottoline Brask', 'Suda Kittirat', 'Bram Okafor']) {
      const { customer } = await db.as(who, 'engine', (tx) =>
        identify(tx, who, {
          source: 'Demo: till',
          kind: 'staff',
          person: { fullName, phones: [], emails: [] },
        }),
      );
      assert.ok(customer !== null);
      customers.push({ id: customer, name: fullName, email: null, phone: null, language: 'en' });
    }
    await db.as(who, 'engine', async (tx) => {
      const bookables = await readBookables(tx, shop.id);
      const zone = business.timeZone;
      await waitSome(tx, who, plan, { bookables, customers, zone, present: new Date() });
    });
    await workTask(db, who, 'waitlist.match', { tenant: shop.id });
    const { rows } = await db.as(shop.staff.owner, 'caller', (tx) =>
      listWaitlist(tx, shop.id, { limit: 50 }),
    );
    assert.deepEqual(
      rows.map(({ service, customer, state }) => [service.name, customer?.name, state]),
      [
        ['Lesson', 'Bram Okafor', 'waiting'],
        ['Golf bay', 'Suda Kittirat', 'offered'],
        ['Lesson', 'Ottoline Brask', 'waiting'],
      ],
    );
  });
});
