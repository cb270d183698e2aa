import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Database } from '../../server/platform/db.ts';
import type { Tx } from '../../server/platform/tx.ts';
import type { TestBusiness } from './businesses.ts';

/** Whom or what a service may take, and the hours of every day; null: at any hour. */
export interface Laid {
  readonly name?: string;
  readonly location?: string | null;
  readonly lanes?: number;
  readonly dailyCap?: number;
  readonly hours?: readonly [from: number, to: number] | null;
  readonly weight?: number;
}

/** A service in rows. Whatever is not said is as the columns have it. */
export interface LaidService {
  readonly minutes?: number;
  readonly priceMinor?: number;
  readonly row?: Readonly<Record<string, unknown>>;
  /** What it takes, each of so many. */
  readonly needs?: readonly {
    readonly pool: readonly Laid[];
    readonly quantity?: number;
    readonly assignment?: string;
    readonly choice?: string;
  }[];
  /** Most at once. */
  readonly concurrent?: number;
}

/** Ids of what was laid. */
export interface Bookable {
  readonly service: string;
  readonly slug: string;
  readonly option: string;
  readonly needs: readonly { readonly id: string; readonly resources: readonly string[] }[];
  readonly cap: string | null;
}

/** Makes a service with its resources and hours as rows, so that what other rooms do with them is left to the test. */
export function layService(
  db: Database,
  { id: tenant, staff }: TestBusiness,
  { minutes = 60, priceMinor = 0, row = {}, needs = [{ pool: [{}] }], concurrent }: LaidService,
): Promise<Bookable> {
  return db.as(staff.owner, 'caller', async (tx) => {
    const cap = concurrent === undefined ? null : newId();
    if (cap !== null)
      await insertResource(tx, tenant, cap, { lanes: concurrent, hours: null }, 'service');
    const service = newId();
    const slug = `s-${service.slice(-12)}`;
    const stamps = { created_at: now(), updated_at: now() };
    const names = { slug, name: `Service ${slug}`, currency: 'THB', cap_resource_id: cap };
    await tx
      .insertInto('services')
      .values({ tenant_id: tenant, id: service, ...names, ...stamps, ...row })
      .execute();
    const option = newId();
    await tx
      .insertInto('service_options')
      .values({
        tenant_id: tenant,
        id: option,
        service_id: service,
        minutes,
        price_minor: priceMinor,
        position: 0,
      })
      .execute();
    const laid = [];
    for (const [position, need] of needs.entries())
      laid.push(await insertNeed(tx, { tenant, service, position }, need));
    return { service, slug, option, needs: laid, cap };
  });
}

async function insertNeed(
  tx: Tx,
  { tenant, service, position }: { tenant: string; service: string; position: number },
  need: NonNullable<LaidService['needs']>[number],
): Promise<Bookable['needs'][number]> {
  const id = newId();
  const { quantity = 1, assignment = 'most_free', choice = 'may' } = need;
  await tx
    .insertInto('service_needs')
    .values({
      tenant_id: tenant,
      id,
      service_id: service,
      position,
      quantity,
      assignment,
      choice,
    })
    .execute();
  const resources = [];
  for (const one of need.pool) {
    const resource = newId();
    await insertResource(tx, tenant, resource, one, 'person');
    await tx
      .insertInto('need_resources')
      .values({
        tenant_id: tenant,
        need_id: id,
        resource_id: resource,
        weight: one.weight ?? 1,
      })
      .execute();
    resources.push(resource);
  }
  return { id, resources };
}

async function insertResource(
  tx: Tx,
  tenant: string,
  id: string,
  { name, location = null, lanes = 1, dailyCap, hours = [540, 1080] }: Laid,
  kind: string,
): Promise<void> {
  await tx
    .insertInto('resources')
    .values({
      tenant_id: tenant,
      id,
      kind,
      name: name ?? `Resource ${id.slice(-12)}`,
      lanes,
      location_id: location,
      daily_cap: dailyCap ?? null,
      has_hours: hours !== null,
      zone: 'Asia/Bangkok',
      created_at: now(),
      updated_at: now(),
    })
    .execute();
  await tx.insertInto('resource_marks').values({ tenant_id: tenant, resource_id: id }).execute();
  if (hours === null) return;
  const [from_minute, to_minute] = hours;
  await tx
    .insertInto('availability_templates')
    .values(
      [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
        tenant_id: tenant,
        id: newId(),
        resource_id: id,
        weekday,
        from_minute,
        to_minute,
        max_bookings: lanes,
        created_at: now(),
      })),
    )
    .execute();
}
