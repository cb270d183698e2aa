import type { z } from 'zod';
import { changesBetween, record } from '#audit';
import type { BodyOf } from '#contract/operation';
import type { location, locationOperations } from '#contract/tenancy/locations';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { roomForOne } from './room-for-one.ts';
import { most } from './rules.ts';

type Location = z.input<typeof location>;
type Operations = typeof locationOperations;

const fields = ['name', 'address', 'timeZone'] as const;

/** The places of a business by name, archived ones last. */
export async function listLocations(tx: Tx, tenant: string): Promise<Location[]> {
  const rows = await tx
    .selectFrom('locations')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .orderBy((order) => order('archived_at', 'is not', null))
    .orderBy('name')
    .limit(most.locations)
    .execute();
  return rows.map(locationOf);
}

/** Adds a place. A taken name breaks `locations_name_key`. @throws {Refusal} `limit_reached` */
export async function addLocation(
  tx: Tx,
  who: Tenanted,
  given: BodyOf<Operations['createLocation']>,
): Promise<Location> {
  await roomForOne(tx, who.tenant, 'locations');
  const at = now();
  const row = await tx
    .insertInto('locations')
    .values({
      tenant_id: who.tenant,
      id: newId(),
      name: given.name,
      address: given.address,
      time_zone: given.timeZone,
      created_at: at,
      updated_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const added = locationOf(row);
  await record(tx, who, {
    type: 'location.added',
    subject: { kind: 'location', id: added.id },
    changes: changesBetween({}, added, fields),
  });
  return added;
}

/** Changes a place; only what is given. A taken name breaks `locations_name_key`. @throws {Refusal} `not_found` */
export async function changeLocation(
  tx: Tx,
  who: Tenanted,
  id: string,
  change: BodyOf<Operations['updateLocation']>,
): Promise<Location> {
  const before = await readLocation(tx, who.tenant, id);
  const { name, address, timeZone } = change;
  const row = await tx
    .updateTable('locations')
    .set({
      updated_at: now(),
      ...(name !== undefined && { name }),
      ...(address !== undefined && { address }),
      ...(timeZone !== undefined && { time_zone: timeZone }),
    })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const after = locationOf(row);
  await record(tx, who, {
    type: 'location.changed',
    subject: { kind: 'location', id },
    changes: changesBetween(before, after, fields),
  });
  return after;
}

/** Archives a place or brings it back; nothing happens when it is so already. @throws {Refusal} `not_found` */
export async function setLocationArchived(
  tx: Tx,
  who: Tenanted,
  id: string,
  archived: boolean,
): Promise<Location> {
  const before = await readLocation(tx, who.tenant, id);
  if ((before.archivedAt !== null) === archived) return before;
  const row = await tx
    .updateTable('locations')
    .set({ archived_at: archived ? now() : null, updated_at: now() })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, who, {
    type: archived ? 'location.archived' : 'location.restored',
    subject: { kind: 'location', id },
  });
  return locationOf(row);
}

async function readLocation(tx: Tx, tenant: string, id: string): Promise<Location> {
  const row = await tx
    .selectFrom('locations')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? refuse('not_found') : locationOf(row);
}

function locationOf(row: {
  id: string;
  name: string;
  address: string;
  time_zone: string;
  archived_at: Date | null;
  created_at: Date;
}): Location {
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    timeZone: row.time_zone,
    archivedAt: row.archived_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  };
}
