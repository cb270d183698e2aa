import type { Bookable, serviceOperations } from '#contract/booking/services';
import type { BodyOf } from '#contract/operation';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { changingService } from './changing.ts';

type Wanted = BodyOf<typeof serviceOperations.setServiceOptions>['options'];

/**
 * Puts the durations of a service. One that is left out is archived, because bookings are of it, and its peak prices go.
 * @throws {Refusal} `not_found`, for an option that is none too; `invalid_input` where two are alike
 */
export async function setOptions(
  tx: Tx,
  who: Tenanted,
  { id, options }: { id: string; options: Wanted },
): Promise<Bookable> {
  const twice = options.findIndex((one, at) => options.slice(0, at).some(alike(one)));
  if (twice !== -1) refuseField(`options.${twice}.minutes`, 'is there twice under one name');
  return changingService(tx, who, id, async ({ options: before }) => {
    const there = new Set(before.map((one) => one.id));
    if (options.some((one) => one.id !== undefined && !there.has(one.id))) refuse('not_found');
    const kept = new Set(options.map((one) => one.id));
    await archive(
      tx,
      who.tenant,
      [...there].filter((one) => !kept.has(one)),
    );
    for (const [position, { id: option = newId(), minutes, name, priceMinor }] of options.entries())
      await put(tx, who.tenant, {
        service_id: id,
        id: option,
        minutes,
        name,
        position,
        price_minor: BigInt(priceMinor),
      });
  });
}

const alike = (one: Wanted[number]) => (other: Wanted[number]) =>
  (one.id !== undefined && one.id === other.id) ||
  (one.minutes === other.minutes && one.name === other.name);

async function put(
  tx: Tx,
  tenant: string,
  row: {
    service_id: string;
    id: string;
    minutes: number;
    name: string;
    position: number;
    price_minor: bigint;
  },
): Promise<void> {
  const { service_id: _service, id: _id, ...changed } = row;
  await tx
    .insertInto('service_options')
    .values({ tenant_id: tenant, ...row })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(changed))
    .execute();
}

async function archive(tx: Tx, tenant: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('service_options')
    .set({ archived_at: now() })
    .where('tenant_id', '=', tenant)
    .where('id', 'in', ids)
    .execute();
  await tx
    .deleteFrom('service_prices')
    .where('tenant_id', '=', tenant)
    .where('option_id', 'in', ids)
    .execute();
}
