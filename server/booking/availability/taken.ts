import { sql } from 'kysely';
import type { Conflict } from '#contract/booking/hours';
import { inSeconds, now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import { minuteOf } from '../zones/text.ts';
import type { Taking } from './outside.ts';
import { daysBack } from './read.ts';

/** Most bookings of one resource that are looked at. */
const mostTaken = 5000;

/** A booking that takes a resource. */
export interface Taken extends Taking, Omit<Conflict, 'startsAt' | 'endsAt' | 'from' | 'isOld'> {}

interface Row extends Omit<Taken, 'start' | 'end'> {
  readonly starts: Date;
  readonly ends: Date;
}

/** Bookings to come that take a resource, the earliest first. As `caller`. */
export const takenFromNow = (tx: Tx, tenant: string, resource: string): Promise<Taken[]> =>
  taken(tx, tenant, resource, {
    from: now(),
    to: null,
    // What came to nothing keeps nobody away.
    statuses: ['pending', 'confirmed'],
  });

/** Bookings of the last 90 days that took a resource, and were not called off. As `caller`. */
export const takenBefore = (tx: Tx, tenant: string, resource: string): Promise<Taken[]> =>
  taken(tx, tenant, resource, {
    from: inSeconds(-daysBack * 24 * 3600),
    to: now(),
    statuses: ['confirmed', 'in_progress', 'completed'],
  });

async function taken(
  tx: Tx,
  tenant: string,
  resource: string,
  { from, to, statuses }: { from: Date; to: Date | null; statuses: readonly string[] },
): Promise<Taken[]> {
  const upTo = to === null ? null : minuteOf(to);
  const { rows } = await sql<Row>`
    WITH taken AS (
      SELECT a.booking_id, a.session_id, a.from_minute, a.to_minute
      FROM clientele.allocations a
      WHERE a.tenant_id = ${tenant} AND a.resource_id = ${resource}
        AND a.from_minute > ${minuteOf(from) - 4320} AND (${upTo}::int IS NULL OR a.from_minute < ${upTo})
    ), of AS (
      SELECT t.booking_id AS id, t.from_minute, t.to_minute FROM taken t WHERE t.booking_id IS NOT NULL
      UNION ALL
      SELECT s.id, t.from_minute, t.to_minute FROM taken t
      JOIN clientele.bookings s ON s.tenant_id = ${tenant} AND s.session_id = t.session_id
    )
    SELECT b.id AS booking, b.reference, b.status, b.starts_at AS starts, b.ends_at AS ends, v.name AS service,
      CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END AS customer,
      o.from_minute AS "busyFrom", o.to_minute AS "busyTo"
    FROM of o
    JOIN clientele.bookings b ON b.tenant_id = ${tenant} AND b.id = o.id
    JOIN clientele.services v ON v.tenant_id = ${tenant} AND v.id = b.service_id
    LEFT JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = b.customer_id
    WHERE b.status = ANY (${statuses}::text[]) AND b.starts_at > ${from}
      AND (${to}::timestamptz IS NULL OR b.starts_at <= ${to})
    ORDER BY b.starts_at, b.id LIMIT ${mostTaken}`.execute(tx);
  return rows.map(({ starts, ends, ...row }) => ({
    ...row,
    start: minuteOf(starts),
    end: minuteOf(ends),
  }));
}
