import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Database } from '../../server/platform/db.ts';
import type { Bookable } from './bookable.ts';
import type { TestBusiness } from './businesses.ts';

/** A booking as it was agreed. */
interface Agreed {
  readonly start: string;
  readonly local: string;
  readonly zone: string;
  readonly tzdata: string;
}

/**
 * Puts a booking of an hour down as rows, with whom it takes, and who comes.
 */
export function putBooking(
  db: Database,
  { id: tenant, system }: TestBusiness,
  { service, option, needs }: Bookable,
  { start, local, zone, tzdata }: Agreed,
): Promise<string> {
  const [id, at, starts] = [newId(), now(), new Date(start)];
  const minute = starts.getTime() / 60_000;
  const [resource = ''] = needs[0]?.resources ?? [];
  return db.as(system, 'engine', async (tx) => {
    await tx
      .insertInto('bookings')
      .values({
        tenant_id: tenant,
        id,
        reference: id,
        status: 'confirmed',
        source: 'api',
        service_id: service,
        option_id: option,
        starts_at: starts,
        ends_at: new Date((minute + 60) * 60_000),
        local_start: local,
        zone,
        tzdata,
        cap_day: local.slice(0, 10),
        price_minor: 0,
        currency: 'THB',
        payment_status: 'waived',
        calendar_uid: `${id}@clientele`,
        placed_by: 'system',
        staff_note: 'Owes us a drink',
        created_at: at,
        updated_at: at,
      })
      .execute();
    await tx
      .insertInto('booking_people')
      .values({
        tenant_id: tenant,
        booking_id: id,
        place: 0,
        role: 'booker',
        name: 'Ana Example',
        email: 'ana@people.example',
      })
      .execute();
    await tx
      .insertInto('allocations')
      .values({
        tenant_id: tenant,
        id: newId(),
        resource_id: resource,
        lane: 0,
        from_minute: minute,
        to_minute: minute + 60,
        booking_id: id,
      })
      .execute();
    return id;
  });
}
