import { sql } from 'kysely';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';

/** A resource that is taken, in whole minutes since 1970 in UTC, buffers included: by a booking or by a session. */
export interface Taking {
  readonly resource: string;
  readonly need: string;
  readonly lane: number;
  readonly from: number;
  readonly to: number;
  readonly booking: string | null;
  readonly session: string | null;
}

/**
 * Takes resources. What somebody else has is left out in silence: the constraint on allocations is the judge of that, and
 * whoever got less than they asked for must give back the rest.
 * @returns whether all of it was to be had
 */
export async function take(tx: Tx, tenant: string, all: readonly Taking[]): Promise<boolean> {
  if (all.length === 0) return true;
  const rows = all.map((one) => ({ id: newId(), ...one }));
  const { rows: taken } = await sql<{ id: string }>`
    INSERT INTO clientele.allocations (tenant_id, id, resource_id, lane, from_minute, to_minute, booking_id, session_id, need_id)
    SELECT ${tenant}::uuid, r.id, r.resource, r.lane, r."from", r."to", r.booking, r.session, r.need
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r (id uuid, resource uuid, lane smallint, "from" integer,
      "to" integer, booking uuid, session uuid, need uuid)
    ORDER BY r.resource, r."from"
    ON CONFLICT DO NOTHING RETURNING id`.execute(tx);
  return taken.length === all.length;
}

/** Whom or what bookings and sessions take, and so whose marks a change of them raises. */
export async function takenBy(
  tx: Tx,
  tenant: string,
  { bookings = [], sessions = [] }: { bookings?: readonly string[]; sessions?: readonly string[] },
): Promise<string[]> {
  if (bookings.length + sessions.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    SELECT resource_id AS id FROM clientele.allocations
    WHERE tenant_id = ${tenant} AND booking_id = ANY (${bookings}::uuid[]) AND blocks
    UNION
    SELECT resource_id FROM clientele.allocations
    WHERE tenant_id = ${tenant} AND session_id = ANY (${sessions}::uuid[]) AND blocks`.execute(tx);
  return rows.map(({ id }) => id);
}

/** A resource that is free again, and of what. */
export interface Freed {
  readonly resource: string;
  readonly booking: string | null;
  readonly session: string | null;
}

/** Lets others have what bookings or sessions took; that they had it stays written down. */
export async function freeAll(
  tx: Tx,
  tenant: string,
  { bookings = [], sessions = [] }: { bookings?: readonly string[]; sessions?: readonly string[] },
): Promise<Freed[]> {
  if (bookings.length + sessions.length === 0) return [];
  const { rows } = await sql<Freed>`
    UPDATE clientele.allocations SET blocks = false
    WHERE tenant_id = ${tenant} AND blocks
      AND (booking_id = ANY (${bookings}::uuid[]) OR session_id = ANY (${sessions}::uuid[]))
    RETURNING resource_id AS resource, booking_id AS booking, session_id AS session`.execute(tx);
  return rows;
}
