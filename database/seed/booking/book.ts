import { readBookables } from './bookables.ts';
import { readDemoFill } from '#tenancy';
import { enqueue } from '#platform/enqueue';
import type { Tx } from '#platform/tx';
import type { System } from '#platform/who';
import type { DemoBusiness } from '../businesses.ts';
import { seedOf } from '../let-in.ts';
import { bookDay } from './book-day.ts';
import { demoDays } from './days.ts';
import { inventDay } from './invent.ts';
import { plans } from './plans.ts';
import { readOwners } from './owners.ts';
import { lapseOne, paySome } from './paid.ts';
import { sellSome } from './sales.ts';
import { waitSome } from './waits.ts';
import { type DemoCustomer, wantedOf } from './wanted.ts';

/** Among so many of its people the bookings of a day fall. */
const sample = 400;

/**
 * Books one of the demo's days, by its place among them, and sends the job for the next: all in one transaction, so that a day is
 * booked once, whatever crashes. As `engine`.
 */
export async function bookOne(
  tx: Tx,
  who: System,
  business: DemoBusiness,
  place: number,
): Promise<void> {
  const plan = plans[business.slug];
  const fill = await readDemoFill(tx, who.tenant);
  if (plan === undefined || fill === undefined) return;
  const days = demoDays(fill.people);
  const ahead = days[place];
  if (ahead === undefined) return;
  const { timeZone: zone } = business;
  const begun = Temporal.Instant.fromEpochMilliseconds(fill.begunAt.getTime());
  const day = begun.toZonedDateTimeISO(zone).toPlainDate().add({ days: ahead });
  const customers = await customersOf(tx, who.tenant, place);
  const present = fill.begunAt;
  const isFirstLater = place === 1;
  if (isFirstLater) await sellSome(tx, who, customers, present);
  const given = {
    bookables: await readBookables(tx, who.tenant),
    customers,
    present,
    owners: await readOwners(tx, who.tenant, customers),
  };
  const invented = inventDay(plan, { seed: seedOf(business), day, zone, ahead });
  if (customers.length > 0) await bookDay(tx, who, invented, given);
  if (isFirstLater) {
    await paySome(tx, who, present);
    const unpaid = invented.find(({ service }) => service.said.pay === 'full');
    await lapseOne(tx, who, unpaid && wantedOf(who, unpaid, given), present);
    await waitSome(tx, who, plan, { ...given, zone });
  }
  if (place + 1 < days.length)
    await enqueue(tx, 'demo.book', { tenant: who.tenant, place: place + 1 });
}

/** Some of the people who are there by now, others for each day. */
async function customersOf(tx: Tx, tenant: string, place: number): Promise<DemoCustomer[]> {
  const rows = await tx
    .selectFrom('customers as c')
    .select(({ selectFrom }) => [
      'c.id',
      'c.name',
      'c.language',
      ...(['email', 'phone'] as const).map((kind) =>
        selectFrom('identifiers as i')
          .select('i.value')
          .whereRef('i.tenant_id', '=', 'c.tenant_id')
          .whereRef('i.customer_id', '=', 'c.id')
          .where('i.kind', '=', kind)
          .limit(1)
          .as(kind),
      ),
    ])
    .where('c.tenant_id', '=', tenant)
    .where('c.erased_at', 'is', null)
    .where('c.name', 'is not', null)
    .orderBy('c.id')
    .limit(sample)
    .offset((place % 3) * 100)
    .execute();
  return rows.map((row) => ({ ...row, name: row.name ?? '' }));
}
