import { mergeCustomers } from '#identity';
import { asOf, inSeconds } from '#platform/clock';
import type { Database } from '#platform/db';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import type { Staff, System } from '#platform/who';

/** So many are merged; those who are left of those who could be, are for whoever looks around to merge. */
const most = 2;

/** When somebody at work did so. */
const daysAgo = 4;

/** As people at work give reasons. */
const reasons = ['Same card at the counter', 'Told us at the door that both are theirs'];

/**
 * Has the owner merge a few of those who came in as two and are one in truth. One pair is always left. Done once: where
 * anybody was merged before, nothing happens.
 */
export async function mergeSome(db: Database, who: System): Promise<void> {
  const owner = await db.as(who, 'caller', (tx) =>
    tx
      .selectFrom('staff')
      .select('user_id as user')
      .where('tenant_id', '=', who.tenant)
      .where('role', '=', 'owner')
      .orderBy('user_id')
      .executeTakeFirst(),
  );
  if (owner === undefined) return;
  const staff: Staff = {
    kind: 'staff',
    tenant: who.tenant,
    user: owner.user,
    role: 'owner',
    session: newId(),
    request: who.request,
  };
  const then = inSeconds(-daysAgo * 86_400);
  await asOf(then, () =>
    db.as(staff, 'engine', async (tx) => {
      const pairs = await twice(tx, who.tenant, then);
      for (const [place, customers] of pairs.slice(0, Math.min(most, pairs.length - 1)).entries())
        await mergeCustomers(tx, staff, { customers, reason: reasons[place] });
    }),
  );
}

/** Most profiles that are looked at. */
const mostProfiles = 2000;

/**
 * Who came in as two customers before a moment, those of whom nobody is asked yet first. Who is who in truth, the ids outside
 * tell: they carry the number of the person.
 */
async function twice(tx: Tx, tenant: string, before: Date): Promise<[string, string][]> {
  const merged = await tx
    .selectFrom('lineage')
    .select('id')
    .where('tenant_id', '=', tenant)
    .limit(1)
    .executeTakeFirst();
  if (merged !== undefined) return [];
  const rows = await tx
    .selectFrom('profiles as p')
    .innerJoin('links as l', 'l.profile_id', 'p.id')
    .innerJoin('customers as c', 'c.id', 'l.customer_id')
    .leftJoin('reviews as r', (on) =>
      on
        .onRef('r.customer_id', '=', 'c.id')
        .on('r.tenant_id', '=', tenant)
        .on('r.state', '=', 'open'),
    )
    .select(['p.outside_id as outside', 'c.id', 'c.created_at as made', 'r.id as review'])
    .where('p.tenant_id', '=', tenant)
    .where('l.tenant_id', '=', tenant)
    .where('c.tenant_id', '=', tenant)
    .where('p.outside_id', 'like', 'demo-%')
    .where('l.ended_at', 'is', null)
    .orderBy('p.id')
    .limit(mostProfiles)
    .execute();
  const people = Map.groupBy(rows, ({ outside }) => outside?.split('-')[2]);
  return [...people.values()]
    .flatMap((all) => {
      const customers = [...new Set(all.map(({ id }) => id))];
      const asked = all.some(({ review }) => review !== null);
      return customers.length === 2 && all.every(({ made }) => made < before)
        ? [{ pair: customers as [string, string], asked }]
        : [];
    })
    .toSorted((one, other) => Number(one.asked) - Number(other.asked))
    .map(({ pair }) => pair);
}
