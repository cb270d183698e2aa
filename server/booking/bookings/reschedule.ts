import { sql } from 'kysely';
import { passCardsOn } from '#payments';
import { now } from '#platform/clock';
import { Refusal, refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Exemption } from '../slots/types.ts';
import { type Locked, lockWithCustomer } from './locked.ts';
import { placeAll } from './place.ts';
import { tell } from './tell.ts';
import { minuteOf } from './times.ts';
import { standing } from './transitions.ts';
import type { By, Wanted } from './wanted.ts';

/** What takes the place of a booking; as before where it is not said. */
export interface Rescheduling {
  readonly start: string;
  readonly option?: string | undefined;
  readonly location?: string | null | undefined;
  readonly party?: number | undefined;
  readonly resources?: readonly string[] | undefined;
  readonly despite: readonly Exemption[];
}

/**
 * Puts another booking in the place of one: what was said and paid of the first holds for the second, calendars know it again,
 * and links to the first lead to it. As `engine`.
 * @returns the id of the new one
 * @throws {Refusal} `status_not_allowed`, and why the time cannot be had
 */
export async function reschedule(
  tx: Tx,
  who: By,
  booking: Locked,
  to: Rescheduling,
): Promise<string> {
  const { tenant } = who;
  if (!standing.includes(booking.status))
    refuse('status_not_allowed', { facts: { from: booking.status, to: 'rescheduled' } });
  const wanted = await wantedOf(tx, who, booking, to);
  const [id] = await placeAll(tx, tenant, [wanted], booking);
  if (id instanceof Refusal) throw id;
  const at = now();
  await sql`
    UPDATE clientele.bookings SET status = 'rescheduled', successor_id = ${id}, rescheduled_at = ${at},
      version = version + 1, updated_at = ${at}
    WHERE tenant_id = ${tenant} AND id = ${booking.id}`.execute(tx);
  await passCardsOn(tx, tenant, { from: booking.id, to: id as string });
  await tell(tx, who, booking, { type: 'booking.rescheduled', facts: { successor: id as string } });
  return id as string;
}

/** The same for a booking by its id. @throws {Refusal} `not_found`, `conflict` too */
export async function rescheduleById(
  tx: Tx,
  who: By,
  {
    id,
    version,
    ...to
  }: Rescheduling & { readonly id: string; readonly version?: number | undefined },
): Promise<string> {
  return reschedule(tx, who, await lockWithCustomer(tx, who, id, version), to);
}

type Kept = Pick<Wanted, 'people' | 'answers' | 'description' | 'staffNote' | 'source' | 'utm'> & {
  readonly profile: string | null;
  readonly zone: string | null;
};

async function wantedOf(
  tx: Tx,
  by: By,
  { id, service, customer, language, status, ...before }: Locked,
  to: Rescheduling,
): Promise<Wanted> {
  const { rows } = await sql<Kept>`
    SELECT b.project_description AS description, b.staff_note AS "staffNote", b.source, b.utm, b.profile_id AS profile,
      b.customer_zone AS zone,
      (SELECT coalesce(json_agg(json_build_object('role', p.role, 'name', p.name, 'email', p.email, 'phone', p.phone,
          'company', p.company) ORDER BY p.place), '[]')
        FROM clientele.booking_people p WHERE p.tenant_id = b.tenant_id AND p.booking_id = b.id) AS people,
      (SELECT coalesce(json_agg(json_build_object('question', a.question_id, 'value', a.value)), '[]')
        FROM clientele.booking_answers a
        JOIN clientele.service_questions q ON q.tenant_id = a.tenant_id AND q.id = a.question_id
          AND q.archived_at IS NULL
        WHERE a.tenant_id = b.tenant_id AND a.booking_id = b.id) AS answers
    FROM clientele.bookings b WHERE b.tenant_id = ${by.tenant} AND b.id = ${id}`.execute(tx);
  const { profile, zone, ...kept } = rows[0] as Kept;
  return {
    ...kept,
    by,
    service,
    language,
    customerZone: zone,
    whom: customer === null ? null : { customer, profile },
    option: to.option ?? before.option,
    location: to.location === undefined ? before.location : to.location,
    party: to.party ?? before.party,
    start: minuteOf(to.start),
    resources: to.resources ?? [],
    despite: to.despite,
    request: null,
    pays: false,
    // What staff confirmed once stays so where staff move it.
    waits: status === 'pending' ? true : by.kind === 'staff' || by.kind === 'key' ? false : null,
    expectedPrice: null,
    terms: undefined,
    ...(before.package !== null && { package: before.package }),
    instead: {
      id,
      calendarUid: before.calendarUid,
      sequence: before.sequence + 1,
      paymentStatus: before.paymentStatus,
    },
  };
}
