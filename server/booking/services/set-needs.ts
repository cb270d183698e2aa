import type { Bookable, serviceOperations } from '#contract/booking/services';
import type { BodyOf } from '#contract/operation';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { setAtOnce } from './at-once.ts';
import { changingService } from './changing.ts';
import { mustBePools } from './pools.ts';

type Said = BodyOf<typeof serviceOperations.setServiceNeeds>;
type Wanted = Said['needs'][number];

/** Past any place that a need may have: where those that stay are moved out of the way. */
const aside = 1000;

/**
 * Says what a booking takes and how many there may be at once. Whoever stays in a pool keeps the turns they had.
 * @throws {Refusal} `not_found`, for a need that is none too; `pools_overlap`; `invalid_input` for a pool that is too small, or
 * names what cannot be booked
 */
export async function setNeeds(
  tx: Tx,
  who: Tenanted,
  { id, needs, atOnce }: { id: string } & Said,
): Promise<Bookable> {
  const { tenant } = who;
  return changingService(tx, who, id, async (before) => {
    const there = new Set(before.needs.map((need) => need.id));
    const kept = needs.flatMap((need) => need.id ?? []);
    if (kept.some((need) => !there.has(need)) || new Set(kept).size < kept.length)
      refuse('not_found');
    await mustBePools(tx, tenant, needs, before.needs);
    await makeWay(tx, tenant, id, kept);
    for (const [position, need] of needs.entries())
      await put(tx, tenant, { service: id, position, need: { ...need, id: need.id ?? newId() } });
    await setAtOnce(tx, tenant, id, atOnce);
  });
}

async function makeWay(
  tx: Tx,
  tenant: string,
  service: string,
  kept: readonly string[],
): Promise<void> {
  let gone = tx
    .deleteFrom('service_needs')
    .where('tenant_id', '=', tenant)
    .where('service_id', '=', service);
  if (kept.length > 0) gone = gone.where('id', 'not in', kept);
  await gone.execute();
  await tx
    .updateTable('service_needs')
    .set((set) => ({ position: set('position', '+', aside) }))
    .where('tenant_id', '=', tenant)
    .where('service_id', '=', service)
    .execute();
}

async function put(
  tx: Tx,
  tenant: string,
  { service, position, need }: { service: string; position: number; need: Wanted & { id: string } },
): Promise<void> {
  const { id, resources, ...said } = need;
  await tx
    .insertInto('service_needs')
    .values({ tenant_id: tenant, id, service_id: service, position, ...said })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'id']).doUpdateSet({ position, ...said }),
    )
    .execute();
  await tx
    .deleteFrom('need_resources')
    .where('tenant_id', '=', tenant)
    .where('need_id', '=', id)
    .where(
      'resource_id',
      'not in',
      resources.map((one) => one.id),
    )
    .execute();
  await tx
    .insertInto('need_resources')
    .values(
      resources.map((one) => ({
        tenant_id: tenant,
        need_id: id,
        resource_id: one.id,
        weight: one.weight,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['tenant_id', 'need_id', 'resource_id'])
        .doUpdateSet((set) => ({ weight: set.ref('excluded.weight') })),
    )
    .execute();
}
