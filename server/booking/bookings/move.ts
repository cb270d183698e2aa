import { sql } from 'kysely';
import { now } from '#platform/clock';
import { Refusal, refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { holdAll, type Leaving, makeRoom } from '../holds/make-room.ts';
import { sendNotices } from '../notices/send.ts';
import { faultOn } from '../packages/holds-on.ts';
import type { Exemption } from '../slots/types.ts';
import { type Decided, decide } from './decide.ts';
import { lockBooking, type Locked, lookAt } from './locked.ts';
import { type Judged, poolsOf, retake } from './retake.ts';
import { Standings } from './standings.ts';
import { tell } from './tell.ts';
import { dateOf, instantOf, localAt, minuteOf, tzdata } from './times.ts';
import { standing } from './transitions.ts';
import type { By } from './wanted.ts';

/** Where a booking is to go. */
export interface Moving {
  readonly id: string;
  readonly version?: number | undefined;
  readonly start: string;
  /** Whom or which it takes from now on; as before where that can be, else others, where not said. */
  readonly resources?: readonly string[] | undefined;
  readonly despite: readonly Exemption[];
}

/**
 * Moves a booking to another time or to others; it stays the same booking, and calendars know it again. As `caller` or
 * `engine`.
 * @throws {Refusal} `status_not_allowed`, `conflict`, and why the time cannot be had
 */
export async function move(tx: Tx, who: By, moving: Moving): Promise<void> {
  const { tenant } = who;
  const booking = await lockBooking(tx, tenant, moving.id, moving.version);
  if (!standing.includes(booking.status))
    refuse('status_not_allowed', { facts: { from: booking.status } });
  const before = await judged(tx, tenant, booking, moving);
  if (before instanceof Refusal) throw before;
  // All that it may take, and what it has: nobody else changes any of it from here on.
  const leaving = await holdAll(tx, tenant, poolsOf(before), [booking]);
  const held = await judged(tx, tenant, booking, moving);
  if (held instanceof Refusal) throw held;
  await write(tx, tenant, leaving, booking, held);
  await tell(tx, who, booking, {
    type: 'booking.moved',
    facts: {
      from: booking.startsAt.toISOString(),
      to: instantOf(held.decided.start).toISOString(),
    },
  });
  await sendNotices(tx, who, 'moved', [booking.id], booking.startsAt);
}

/** Whether a booking could be moved, and what it would take; nothing is changed, and nobody waits. */
export async function rehearse(tx: Tx, tenant: string, moving: Moving): Promise<Decided | Refusal> {
  const booking = await lookAt(tx, tenant, moving.id);
  if (!standing.includes(booking.status))
    return new Refusal('status_not_allowed', { facts: { from: booking.status } });
  const one = await judged(tx, tenant, booking, moving);
  return one instanceof Refusal ? one : one.decided;
}

async function judged(
  tx: Tx,
  tenant: string,
  booking: Locked,
  moving: Moving,
): Promise<Judged | Refusal> {
  const one = await judgedTime(tx, tenant, booking, moving);
  if (one instanceof Refusal || booking.package === null) return one;
  const fault = await faultOn(tx, tenant, booking.package, dateOf(one.decided.day));
  return fault === null ? one : new Refusal(fault);
}

async function judgedTime(
  tx: Tx,
  tenant: string,
  booking: Locked,
  { start, resources, despite }: Moving,
): Promise<Judged | Refusal> {
  const { id, service, option, location, party } = booking;
  const had = resources ?? (await takenNow(tx, tenant, id));
  const wanted = {
    service,
    option,
    location,
    party,
    despite,
    start: minuteOf(start),
    resources: had,
  };
  const standings = await Standings.read(tx, tenant, [wanted], id);
  const first = decide(standings.of(wanted), wanted);
  if (!(first instanceof Refusal)) return { wanted, decided: first };
  if (resources !== undefined) return first;
  const anybody = { ...wanted, resources: [] };
  const second = decide(standings.of(anybody), anybody);
  return second instanceof Refusal ? second : { wanted: anybody, decided: second };
}

/** Whom and what a booking has of its own that others could do in its place. */
async function takenNow(tx: Tx, tenant: string, booking: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT a.resource_id AS id FROM clientele.allocations a
    JOIN clientele.resources r ON r.tenant_id = a.tenant_id AND r.id = a.resource_id AND r.kind <> 'service'
    WHERE a.tenant_id = ${tenant} AND a.booking_id = ${booking} AND a.blocks`.execute(tx);
  return rows.map(({ id }) => id);
}

async function write(
  tx: Tx,
  tenant: string,
  leaving: Leaving,
  booking: Locked,
  held: Judged,
): Promise<void> {
  const less = await makeRoom(tx, tenant, leaving);
  const session = await retake(tx, tenant, booking, held, less);
  const { standing: there, start, day } = held.decided;
  const { zone } = there.situation.service;
  await sql`
    UPDATE clientele.bookings SET starts_at = ${instantOf(start)},
      ends_at = ${instantOf(start + there.option.minutes)}, local_start = ${localAt(zone, start)}, zone = ${zone.zone},
      tzdata = ${tzdata}, cap_day = ${dateOf(day)}::date, session_id = ${session}, location_id = ${there.location},
      sequence = sequence + 1, version = version + 1, updated_at = ${now()}
    WHERE tenant_id = ${tenant} AND id = ${booking.id}`.execute(tx);
}
