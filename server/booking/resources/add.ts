import { changesBetween, record } from '#audit';
import { mostResources, type Resource, type resourceOperations } from '#contract/booking/resources';
import type { BodyOf } from '#contract/operation';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { listLocations, readBusiness } from '#tenancy';
import { raiseRules } from '../state/version.ts';
import { checkResource } from './check.ts';
import { columnsOf, fields, resourceOf, said } from './rows.ts';

/**
 * Adds somebody or something that bookings take, at the end of the list. As `caller`. A taken name breaks
 * `resources_name_key`, a person of the team who is there already `resources_user_key`.
 * @throws {Refusal} `limit_reached`, `invalid_input`
 */
export async function addResource(
  tx: Tx,
  who: Tenanted,
  given: BodyOf<typeof resourceOperations.createResource>,
): Promise<Resource> {
  const { tenant } = who;
  await raiseRules(tx, tenant);
  const { count, last } = await standing(tx, tenant);
  if (count >= mostResources) refuse('limit_reached', { facts: { most: mostResources } });
  await checkResource(tx, tenant, given);
  const { timeZone = await zoneOf(tx, tenant, given.location) } = given;
  const row = await tx
    .insertInto('resources')
    .values({
      tenant_id: tenant,
      id: newId(),
      ...columnsOf({ ...given, timeZone, position: last + 1 }),
      created_at: now(),
      updated_at: now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('resource_marks')
    .values({ tenant_id: tenant, resource_id: row.id })
    .execute();
  const added = resourceOf(row);
  await record(tx, who, {
    type: 'resource.added',
    subject: { kind: 'resource', id: added.id },
    changes: changesBetween({}, said(added), fields),
    facts: { kind: added.kind },
  });
  return added;
}

async function standing(tx: Tx, tenant: string): Promise<{ count: number; last: number }> {
  const row = await tx
    .selectFrom('resources')
    .select(({ fn }) => [
      fn.countAll<bigint>().as('count'),
      fn.max<number | null>('position').as('last'),
    ])
    .where('tenant_id', '=', tenant)
    .where('kind', '<>', 'service')
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), last: row.last ?? 0 };
}

/** The zone of a location, or of the business. */
async function zoneOf(tx: Tx, tenant: string, location: string | null): Promise<string> {
  const places = location === null ? [] : await listLocations(tx, tenant);
  const place = places.find(({ id }) => id === location);
  return place?.timeZone ?? (await readBusiness(tx, tenant)).timeZone;
}
