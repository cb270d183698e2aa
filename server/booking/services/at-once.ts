import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';

/** How many of a service may be had at once: the lanes of the resource that stands for it. */
export async function readAtOnce(
  tx: Tx,
  tenant: string,
  resource: string | null,
): Promise<number | null> {
  if (resource === null) return null;
  const { lanes } = await tx
    .selectFrom('resources')
    .select('lanes')
    .where('tenant_id', '=', tenant)
    .where('id', '=', resource)
    .executeTakeFirstOrThrow();
  return lanes;
}

/**
 * Says how many of a service may be had at once, whoever does it: a resource of its own stands for that, with as many lanes.
 * What was booked while there was no such limit does not count.
 * @param atOnce null: as many as its people and things allow
 */
export async function setAtOnce(
  tx: Tx,
  tenant: string,
  service: string,
  atOnce: number | null,
): Promise<void> {
  const { cap, name, zone } = await tx
    .selectFrom('services as s')
    .innerJoin('tenants as t', 't.id', 's.tenant_id')
    .select(['s.cap_resource_id as cap', 's.name', 't.time_zone as zone'])
    .where('s.tenant_id', '=', tenant)
    .where('s.id', '=', service)
    .executeTakeFirstOrThrow();
  const at = now();
  if (cap === null && atOnce === null) return;
  if (cap === null) return makeStandIn(tx, tenant, { service, name, zone, lanes: atOnce ?? 1 });
  await tx
    .updateTable('resources')
    .set(atOnce === null ? { archived_at: at, updated_at: at } : { lanes: atOnce, updated_at: at })
    .where('tenant_id', '=', tenant)
    .where('id', '=', cap)
    .execute();
  if (atOnce === null) await pointAt(tx, tenant, service, null);
}

async function makeStandIn(
  tx: Tx,
  tenant: string,
  { service, name, zone, lanes }: { service: string; name: string; zone: string; lanes: number },
): Promise<void> {
  const id = newId();
  const stamps = { created_at: now(), updated_at: now() };
  await tx
    .insertInto('resources')
    .values({
      tenant_id: tenant,
      id,
      kind: 'service',
      name: name.slice(0, 120),
      zone,
      has_hours: false,
      lanes,
      ...stamps,
    })
    .execute();
  await pointAt(tx, tenant, service, id);
}

async function pointAt(
  tx: Tx,
  tenant: string,
  service: string,
  resource: string | null,
): Promise<void> {
  await tx
    .updateTable('services')
    .set({ cap_resource_id: resource })
    .where('tenant_id', '=', tenant)
    .where('id', '=', service)
    .execute();
}
