import { resourceOperations } from '#contract/booking/resources';
import type { BodyOf } from '#contract/operation';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '../../server/platform/tx.ts';
import type { TestBusiness } from './businesses.ts';

const minuteMs = 60_000;

type Wanted = BodyOf<typeof resourceOperations.createResource>;

/** Somebody or something as they are asked for, with all that need not be said. */
export const wantedResource = (name: string, given: Partial<Wanted> = {}): Wanted =>
  resourceOperations.createResource.body.parse({ kind: 'person', name, ...given });

/** A service with one duration, written as rows. @returns its ids */
export async function insertService(
  tx: Tx,
  { id: tenant }: TestBusiness,
  minutes = 60,
): Promise<{ service: string; option: string }> {
  const [service, option] = [newId(), newId()];
  const at = now();
  await tx
    .insertInto('services')
    .values({
      tenant_id: tenant,
      id: service,
      slug: `lesson-${service.slice(-8)}`,
      name: 'Lesson',
      currency: 'THB',
      created_at: at,
      updated_at: at,
    })
    .execute();
  await tx
    .insertInto('service_options')
    .values({
      tenant_id: tenant,
      id: option,
      service_id: service,
      minutes,
      price_minor: 0n,
      position: 1,
    })
    .execute();
  return { service, option };
}

/** A booking that takes one resource, written as rows. @returns its id */
export async function insertBooking(
  tx: Tx,
  { id: tenant, customer }: TestBusiness,
  given: {
    readonly service: string;
    readonly option: string;
    readonly resource: string;
    readonly start: string;
    readonly minutes?: number;
    readonly lane?: number;
    readonly status?: 'pending' | 'confirmed' | 'completed' | 'cancelled';
  },
): Promise<string> {
  const { service, option, resource, minutes = 60, lane = 0, status = 'confirmed' } = given;
  const id = newId();
  const start = Date.parse(given.start) / minuteMs;
  await tx
    .insertInto('bookings')
    .values({
      tenant_id: tenant,
      id,
      reference: `BKG-${id.slice(-12)}`,
      status,
      service_id: service,
      option_id: option,
      customer_id: customer.customer,
      starts_at: new Date(start * minuteMs),
      ends_at: new Date((start + minutes) * minuteMs),
      local_start: given.start.slice(0, 16),
      zone: 'Asia/Bangkok',
      tzdata: '2026c',
      cap_day: given.start.slice(0, 10),
      price_minor: 0n,
      currency: 'THB',
      payment_status: 'waived',
      calendar_uid: id,
      source: 'phone',
      placed_by: 'staff',
      created_at: now(),
      updated_at: now(),
    })
    .execute();
  await tx
    .insertInto('allocations')
    .values({
      tenant_id: tenant,
      id: newId(),
      resource_id: resource,
      lane,
      from_minute: start,
      to_minute: start + minutes,
      booking_id: id,
      blocks: status !== 'cancelled',
    })
    .execute();
  return id;
}
