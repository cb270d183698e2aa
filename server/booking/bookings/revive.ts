import { sql } from 'kysely';
import { Refusal } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { holdAll, makeRoom } from '../holds/make-room.ts';
import { decide } from './decide.ts';
import type { Locked } from './locked.ts';
import { type Judged, poolsOf, retake } from './retake.ts';
import { Standings } from './standings.ts';
import { minuteOf } from './times.ts';

/**
 * Takes the time of a hold that has run out once more, for it was paid after all.
 * @returns whether it was still free
 */
export async function revive(tx: Tx, tenant: string, booking: Locked): Promise<boolean> {
  const before = await judged(tx, tenant, booking);
  if (before instanceof Refusal) return false;
  await sql`SAVEPOINT reviving`.execute(tx);
  try {
    const leaving = await holdAll(tx, tenant, poolsOf(before));
    const held = await judged(tx, tenant, booking);
    if (held instanceof Refusal) return false;
    const session = await retake(tx, tenant, booking, held, await makeRoom(tx, tenant, leaving));
    await sql`
      UPDATE clientele.bookings SET session_id = ${session}, expired_at = NULL
      WHERE tenant_id = ${tenant} AND id = ${booking.id}`.execute(tx);
    return true;
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    await sql`ROLLBACK TO SAVEPOINT reviving`.execute(tx);
    return false;
  }
}

async function judged(tx: Tx, tenant: string, booking: Locked): Promise<Judged | Refusal> {
  const { service, option, location, party, startsAt } = booking;
  const start = minuteOf(startsAt);
  // It was offered when it was held: what only bounds how early and how late one books is no matter now.
  const despite = ['notice', 'window', 'grid'] as const;
  const wanted = { service, option, location, party, start, despite };
  const had = await hadBefore(tx, tenant, booking.id);
  for (const resources of [had, []]) {
    const one = { ...wanted, resources };
    const standings = await Standings.read(tx, tenant, [one]).catch(gone);
    if (standings instanceof Refusal) return standings;
    const decided = decide(standings.of(one), one);
    if (!(decided instanceof Refusal)) return { wanted: one, decided };
    if (resources.length === 0) return decided;
  }
  return new Refusal('slot_taken');
}

/** A service that is there no more cannot be had. */
function gone(fault: unknown): Refusal {
  if (fault instanceof Refusal) return fault;
  throw fault;
}

async function hadBefore(tx: Tx, tenant: string, booking: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT DISTINCT a.resource_id AS id FROM clientele.allocations a
    JOIN clientele.resources r ON r.tenant_id = a.tenant_id AND r.id = a.resource_id AND r.kind <> 'service'
    WHERE a.tenant_id = ${tenant} AND a.booking_id = ${booking}`.execute(tx);
  return rows.map(({ id }) => id);
}
