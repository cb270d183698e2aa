import { everyAct, staffRoles, type StaffRole } from '#contract/acts';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { makeTenantKeys } from '#platform/keys';
import type { Database } from '../../server/platform/db.ts';
import type { Tx } from '../../server/platform/tx.ts';
import {
  systemOf,
  type Customer,
  type Key,
  type Staff,
  type System,
} from '../../server/platform/who.ts';

/** A business in the database, and callers of every kind that belong to it. */
export interface TestBusiness {
  readonly id: string;
  readonly slug: string;
  readonly location: string;
  /** One person of each role. */
  readonly staff: Readonly<Record<StaffRole, Staff>>;
  /** An API key that may do everything. */
  readonly key: Key;
  readonly customer: Customer;
  readonly system: System;
}

/** Two businesses that must never see anything of each other. */
export async function twoBusinesses(
  db: Database,
): Promise<{ golf: TestBusiness; wine: TestBusiness }> {
  return { golf: await makeBusiness(db, 'golf'), wine: await makeBusiness(db, 'wine') };
}

/**
 * Makes a business with a location, a person of each role and one customer with a profile. Written as rows, so that
 * events and jobs are left to the test.
 * @param name start of its slug; its people are `owner@{slug}.example` and so on
 */
export async function makeBusiness(db: Database, name: string): Promise<TestBusiness> {
  const id = newId();
  const slug = `${name}-${id.slice(-8)}`;
  const request = newId();
  const system = systemOf(id, request);
  const location = newId();
  const staff = await db.as({ kind: 'anonymous', request }, 'gate', async (tx) => {
    await insertBusiness(tx, { id, slug, location });
    const people = [];
    for (const role of staffRoles) people.push([role, await insertStaff(tx, { id, slug, role })]);
    return Object.fromEntries(people) as Record<StaffRole, Staff>;
  });
  const customer = await db.as(system, 'engine', (tx) => insertCustomer(tx, id));
  const key: Key = { kind: 'key', tenant: id, key: newId(), acts: everyAct, request };
  return { id, slug, location, staff, key, customer, system };
}

async function insertBusiness(
  tx: Tx,
  { id, slug, location }: { id: string; slug: string; location: string },
): Promise<void> {
  const time_zone = 'Asia/Bangkok';
  const stamps = { created_at: now(), updated_at: now() };
  await tx
    .insertInto('tenants')
    .values({ id, slug, name: slug, time_zone, currency: 'THB', country: 'TH', ...stamps })
    .execute();
  await makeTenantKeys(tx, id);
  await tx
    .insertInto('locations')
    .values({ tenant_id: id, id: location, name: 'Main house', time_zone, ...stamps })
    .execute();
}

async function insertStaff(
  tx: Tx,
  { id, slug, role }: { id: string; slug: string; role: StaffRole },
): Promise<Staff> {
  const user = newId();
  const at = now();
  await tx
    .insertInto('users')
    .values({
      id: user,
      email: `${role}@${slug}.example`,
      name: `${role} of ${slug}`,
      tenant_ids: [id],
      created_at: at,
      updated_at: at,
    })
    .execute();
  await tx
    .insertInto('staff')
    .values({ tenant_id: id, user_id: user, role, joined_at: at, updated_at: at })
    .execute();
  return { kind: 'staff', tenant: id, user, role, session: newId(), request: newId() };
}

async function insertCustomer(tx: Tx, tenant: string): Promise<Customer> {
  const customer = newId();
  const profile = newId();
  const at = now();
  await tx
    .insertInto('customers')
    .values({
      tenant_id: tenant,
      id: customer,
      given_name: 'Nok',
      family_name: 'Suwan',
      created_at: at,
      updated_at: at,
    })
    .execute();
  await tx
    .insertInto('profiles')
    .values({
      tenant_id: tenant,
      id: profile,
      source: 'portal',
      kind: 'sign_in',
      person: JSON.stringify({ givenName: 'Nok', familyName: 'Suwan' }),
      first_seen_at: at,
      last_seen_at: at,
    })
    .execute();
  await tx
    .insertInto('links')
    .values({
      tenant_id: tenant,
      id: newId(),
      profile_id: profile,
      customer_id: customer,
      method: 'new',
      linked_at: at,
      last_verified_at: at,
    })
    .execute();
  return { kind: 'customer', tenant, profile, customer, session: newId(), request: newId() };
}
