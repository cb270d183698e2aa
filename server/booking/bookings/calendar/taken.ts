import { sql } from 'kysely';
import type { CalendarShown } from '#contract/booking/calendar';
import type { Tx } from '#platform/tx';
import { instantOf } from '../../zones/text.ts';

/** Most bookings, and sessions, that one calendar shows. */
const mostRows = 5000;

type Span = readonly [from: number, to: number];
type Booking = CalendarShown['bookings'][number];
type Session = CalendarShown['sessions'][number];
type Dated<T> = Omit<T, 'startsAt' | 'endsAt'> & { readonly starts: Date; readonly ends: Date };

/** A booking lasts a day at most, so that none that reaches in begins earlier. */
const longestMinutes = 1440;

/** Bookings that lie between two instants, or reach into them. */
export async function bookingsIn(
  tx: Tx,
  tenant: string,
  [from, to]: Span,
  statuses: readonly string[],
): Promise<Booking[]> {
  const { rows } = await sql<Dated<Booking>>`
    SELECT b.id, b.reference, b.status, b.payment_status AS "paymentStatus", b.version,
      json_build_object('id', v.id, 'name', v.name) AS service,
      CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END AS customer,
      b.party_size AS "partySize", b.session_id AS session, b.starts_at AS starts, b.ends_at AS ends,
      ARRAY(SELECT DISTINCT a.resource_id FROM clientele.allocations a
        WHERE a.tenant_id = ${tenant} AND b.session_id IS NULL AND a.booking_id = b.id
        UNION SELECT a.resource_id FROM clientele.allocations a
        WHERE a.tenant_id = ${tenant} AND a.session_id = b.session_id) AS resources
    FROM clientele.bookings b
    JOIN clientele.services v ON v.tenant_id = ${tenant} AND v.id = b.service_id
    LEFT JOIN clientele.customers c ON c.tenant_id = ${tenant} AND c.id = b.customer_id
    WHERE b.tenant_id = ${tenant} AND b.starts_at > ${instantOf(from - longestMinutes)}
      AND b.starts_at < ${instantOf(to)} AND b.ends_at > ${instantOf(from)} AND b.status = ANY (${statuses}::text[])
    ORDER BY b.starts_at, b.id LIMIT ${mostRows}`.execute(tx);
  return rows.map(asShown);
}

/** Sessions with seats, those that nobody has joined too. */
export async function sessionsIn(tx: Tx, tenant: string, [from, to]: Span): Promise<Session[]> {
  const { rows } = await sql<Dated<Session>>`
    SELECT s.id, json_build_object('id', v.id, 'name', v.name) AS service, s.capacity, s.taken,
      s.state = 'open' AS "isOpen", s.starts_at AS starts, s.ends_at AS ends,
      ARRAY(SELECT DISTINCT a.resource_id FROM clientele.allocations a
        WHERE a.tenant_id = ${tenant} AND a.session_id = s.id) AS resources
    FROM clientele.booking_sessions s
    JOIN clientele.services v ON v.tenant_id = ${tenant} AND v.id = s.service_id
    WHERE s.tenant_id = ${tenant} AND s.starts_at > ${instantOf(from - longestMinutes)}
      AND s.starts_at < ${instantOf(to)} AND s.ends_at > ${instantOf(from)}
    ORDER BY s.starts_at, s.id LIMIT ${mostRows}`.execute(tx);
  return rows.map(asShown);
}

function asShown<T extends { readonly starts: Date; readonly ends: Date }>({
  starts,
  ends,
  ...rest
}: T): Omit<T, 'starts' | 'ends'> & { startsAt: string; endsAt: string } {
  return { ...rest, startsAt: starts.toISOString(), endsAt: ends.toISOString() };
}
