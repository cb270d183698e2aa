import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';

/** Where a service is to be had; none: wherever its people and things are. */
export async function readLocations(tx: Tx, tenant: string, service: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('service_locations')
    .select('location_id')
    .where('tenant_id', '=', tenant)
    .where('service_id', '=', service)
    .orderBy('location_id')
    .execute();
  return rows.map(({ location_id: id }) => id);
}

/** Puts a service's places in place of those that it had. @throws {Refusal} `invalid_input` for a place that is none */
export async function putLocations(
  tx: Tx,
  tenant: string,
  service: string,
  wanted: readonly string[],
): Promise<void> {
  const ids = [...new Set(wanted)];
  await mustBeLocations(tx, tenant, ids, 'locations');
  await tx
    .deleteFrom('service_locations')
    .where('tenant_id', '=', tenant)
    .where('service_id', '=', service)
    .execute();
  if (ids.length === 0) return;
  await tx
    .insertInto('service_locations')
    .values(ids.map((id) => ({ tenant_id: tenant, service_id: service, location_id: id })))
    .execute();
}

/** @throws {Refusal} `invalid_input` on that field where one of the ids is no place of the business */
export async function mustBeLocations(
  tx: Tx,
  tenant: string,
  ids: readonly string[],
  field: string,
): Promise<void> {
  if (ids.length === 0) return;
  const rows = await tx
    .selectFrom('locations')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('id', 'in', ids)
    .execute();
  if (rows.length < new Set(ids).size) refuseField(field, 'must be places of the business');
}
