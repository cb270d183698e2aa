import type { Tx } from '#platform/tx';
import { type Holiday, readHolidays, readHours, type WrittenHours } from './hours.ts';
import { type NeedRules, readNeeds } from './needs.ts';
import { readService, type ServiceRow } from './service-rules.ts';

/** All that free times of a service follow from as long as nobody changes a setting: everything but what is taken. */
export interface Rules {
  readonly service: ServiceRow;
  readonly needs: readonly NeedRules[];
  /** By resource. */
  readonly hours: ReadonlyMap<string, WrittenHours>;
  readonly holidays: readonly Holiday[];
}

/** The rules of a service that is not archived; undefined when there is none. */
export async function readRules(
  tx: Tx,
  tenant: string,
  service: string,
): Promise<Rules | undefined> {
  const row = await readService(tx, tenant, service);
  if (row === undefined) return undefined;
  const needs = await readNeeds(tx, tenant, service, row.capResource);
  const hours = await readHours(tx, tenant, resourcesOf(needs));
  return { service: row, needs, hours, holidays: await readHolidays(tx, tenant) };
}

/** The ids of all that a service may take. */
export function resourcesOf(needs: readonly NeedRules[]): string[] {
  return needs.flatMap(({ members }) => members.map(({ id }) => id));
}

/**
 * Where a service can be had: where it says so itself, and else where its resources are. None: at no place in particular.
 */
export function placesOf({ service, needs }: Rules): readonly string[] {
  if (service.locations.length > 0) return service.locations;
  const places = needs.flatMap(({ members }) => members.map(({ location }) => location));
  return [...new Set(places.filter((one) => one !== null))].toSorted();
}
