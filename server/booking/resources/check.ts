import type { Resource } from '#contract/booking/resources';
import { isOfTeam, listLocations } from '#tenancy';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { resourceFault } from './rules.ts';

/** Makes sure that what a resource names is there. As `caller`. @throws {Refusal} `invalid_input` with the field */
export async function checkResource(
  tx: Tx,
  tenant: string,
  resource: Pick<Resource, 'kind' | 'user' | 'location'>,
): Promise<void> {
  const { user, location } = resource;
  const team = user === null || (await isOfTeam(tx, tenant, user));
  const fault = resourceFault(resource, {
    team,
    place: location === null || (await isPlace(tx, tenant, location)),
  });
  if (fault !== null) refuseField(fault.path, fault.message);
}

async function isPlace(tx: Tx, tenant: string, id: string): Promise<boolean> {
  return (await listLocations(tx, tenant)).some(
    (place) => place.id === id && place.archivedAt === null,
  );
}
