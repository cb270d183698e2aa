import { sql } from 'kysely';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';

/** Parties that join a session that is there, or leave it: how many people, less than none for those who leave. */
export interface SeatChange {
  readonly session: string;
  readonly people: number;
}

/** A session that begins with its first party. */
export interface NewSession {
  readonly service: string;
  readonly option: string;
  readonly location: string | null;
  readonly start: Date;
  readonly end: Date;
  readonly zone: string;
  readonly capacity: number;
  readonly people: number;
}

/** Has others wait who want seats of the same sessions, in one order for everybody. */
async function lockSessions(tx: Tx, tenant: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    SELECT id FROM clientele.booking_sessions
    WHERE tenant_id = ${tenant} AND id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`.execute(tx);
}

/**
 * Gives seats and takes them back. A party is never split: it gets all its seats, or none.
 * @returns whether all had room
 */
export async function seat(tx: Tx, tenant: string, all: readonly SeatChange[]): Promise<boolean> {
  if (all.length === 0) return true;
  const bySession = [...Map.groupBy(all, ({ session }) => session)];
  const changes = bySession.map(([id, some]) => ({
    id,
    people: some.reduce((sum, { people }) => sum + people, 0),
  }));
  await lockSessions(
    tx,
    tenant,
    changes.map(({ id }) => id),
  );
  const { rows } = await sql`
    UPDATE clientele.booking_sessions s SET taken = s.taken + r.people
    FROM json_to_recordset(${JSON.stringify(changes)}::json) AS r (id uuid, people integer)
    WHERE s.tenant_id = ${tenant} AND s.id = r.id AND s.taken + r.people <= s.capacity
      AND (s.state = 'open' OR r.people <= 0)
    RETURNING s.id`.execute(tx);
  return rows.length === changes.length;
}

/** Sessions, of some, in which nobody is any more: what they take is free. */
export async function emptied(tx: Tx, tenant: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM clientele.booking_sessions
    WHERE tenant_id = ${tenant} AND id = ANY (${ids}::uuid[]) AND taken = 0 AND state = 'open'`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/**
 * Begins a session, or takes up one that everybody has left.
 * @returns its id; undefined where somebody else began it meanwhile
 */
export async function beginSession(
  tx: Tx,
  tenant: string,
  { service, option, location, start, end, zone, capacity, people }: NewSession,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    INSERT INTO clientele.booking_sessions (tenant_id, id, service_id, option_id, location_id, starts_at, ends_at, zone,
      capacity, taken, created_at)
    VALUES (${tenant}, ${newId()}, ${service}, ${option}, ${location}, ${start}, ${end}, ${zone}, ${capacity}, ${people},
      ${now()})
    ON CONFLICT ON CONSTRAINT booking_sessions_start_key DO UPDATE SET capacity = EXCLUDED.capacity,
      taken = EXCLUDED.taken, ends_at = EXCLUDED.ends_at, zone = EXCLUDED.zone
    WHERE booking_sessions.taken = 0 AND booking_sessions.state = 'open' RETURNING id`.execute(tx);
  return rows[0]?.id;
}
