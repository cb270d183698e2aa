import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Waiting } from '#contract/booking/waitlist';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';

/** Somebody who waits, as they are read. */
export interface WaitingRow extends Omit<Waiting, 'createdAt' | 'offer'> {
  readonly createdAt: Date;
  readonly offer: NonNullable<Waiting['offer']> | null;
}

/** Who waits, longest first, with the names of what they wait for and the time that is kept for them. */
export async function readWaiting(
  tx: Tx,
  tenant: string,
  which: RawBuilder<SqlBool>,
  limit = 1,
): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    SELECT w.id, json_build_object('id', s.id, 'name', s.name, 'slug', s.slug) AS service,
      json_build_object('id', p.id, 'name', p.name, 'minutes', p.minutes) AS option,
      CASE WHEN l.id IS NOT NULL THEN json_build_object('id', l.id, 'name', l.name) END AS location,
      CASE WHEN r.id IS NOT NULL THEN json_build_object('id', r.id, 'name', r.name) END AS resource,
      CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', coalesce(c.name, '')) END AS customer,
      w.party_size AS party, w.from_day::text AS "from", w.to_day::text AS "to", w.weekdays,
      w.from_minute AS "fromMinute", w.to_minute AS "toMinute", w.state, w.created_at AS "createdAt",
      w.booking_id AS booking,
      (SELECT json_build_object('booking', b.id, 'local', b.local_start, 'zone', b.zone,
          'startsAt', ${utc(sql`b.starts_at`)}, 'endsAt', ${utc(sql`o.ends_at`)})
        FROM clientele.waitlist_offers o
        JOIN clientele.bookings b ON b.tenant_id = o.tenant_id AND b.id = o.booking_id
        WHERE o.tenant_id = w.tenant_id AND o.entry_id = w.id AND o.state = 'open') AS offer
    FROM clientele.waitlist_entries w
    JOIN clientele.services s ON s.tenant_id = w.tenant_id AND s.id = w.service_id
    JOIN clientele.service_options p ON p.tenant_id = w.tenant_id AND p.id = w.option_id
    JOIN clientele.customers c ON c.tenant_id = w.tenant_id AND c.id = w.customer_id
    LEFT JOIN clientele.locations l ON l.tenant_id = w.tenant_id AND l.id = w.location_id
    LEFT JOIN clientele.resources r ON r.tenant_id = w.tenant_id AND r.id = w.resource_id
    WHERE w.tenant_id = ${tenant} AND ${which}
    ORDER BY w.id LIMIT ${limit}`.execute(tx);
  return rows;
}

const utc = (at: RawBuilder<unknown>) =>
  sql`to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** One of them as staff see it. @throws {Refusal} `not_found` */
export async function readOne(tx: Tx, tenant: string, id: string): Promise<Waiting> {
  const [row] = await readWaiting(tx, tenant, sql`w.id = ${id}`);
  return row === undefined ? refuse('not_found') : shown(row);
}

/** As staff see it. */
export const shown = (row: WaitingRow): Waiting => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
});
