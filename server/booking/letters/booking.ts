import { sql } from 'kysely';
import type { MessageLanguage } from '#contract/message-types';
import type { Tx } from '#platform/tx';

/** A booking as messages tell of it. */
export interface ToldBooking {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly starts: Date;
  readonly ends: Date;
  readonly zone: string;
  /** The customer's own clock, where they said it. */
  readonly customerZone: string | null;
  readonly party: number;
  readonly priceMinor: bigint;
  readonly dueNowMinor: bigint;
  readonly currency: string;
  readonly paymentStatus: string;
  readonly service: string;
  readonly cancelHours: number;
  readonly place: string | null;
  readonly address: string | null;
  /** People at work who take part. */
  readonly who: string;
  readonly meeting: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly name: string;
  readonly givenName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly before: Date | null;
  readonly uid: string;
  readonly sequence: number;
  readonly linkVersion: number;
  readonly changed: Date;
  /** Whether the booker's calendar may have it: it was confirmed once, or took the place of one. */
  readonly isCalendared: boolean;
  readonly slug: string;
  readonly business: string;
}

/** Reads a booking as messages tell of it, in a language where its service has words of it. As `caller`. */
export async function toldBooking(
  tx: Tx,
  tenant: string,
  id: string,
  language: MessageLanguage,
): Promise<ToldBooking | undefined> {
  const { rows } = await sql<ToldBooking>`
    SELECT b.id, b.reference, b.status, b.starts_at AS starts, b.ends_at AS ends, b.zone,
      b.customer_zone AS "customerZone", b.party_size AS party, b.price_minor AS "priceMinor",
      b.due_now_minor AS "dueNowMinor", b.currency, b.payment_status AS "paymentStatus",
      coalesce(nullif(s.translations -> ${language}::text ->> 'name', ''), s.name) AS service,
      s.cancel_hours AS "cancelHours", l.name AS place, l.address,
      coalesce((SELECT string_agg(DISTINCT r.name, ', ') FROM clientele.allocations a
        JOIN clientele.resources r ON r.tenant_id = a.tenant_id AND r.id = a.resource_id AND r.kind = 'person'
        WHERE a.tenant_id = b.tenant_id AND (a.booking_id = b.id OR a.session_id = b.session_id)
          AND a.blocks = (b.status IN ('held', 'pending', 'confirmed', 'in_progress', 'completed'))), '') AS who,
      b.meeting_url AS meeting, b.cancel_reason AS reason, b.project_description AS note,
      coalesce(p.name, '') AS name, c.given_name AS "givenName", p.email, p.phone,
      f.starts_at AS before, b.calendar_uid AS uid, b.sequence, b.link_version AS "linkVersion",
      b.updated_at AS changed,
      b.confirmed_at IS NOT NULL OR b.predecessor_id IS NOT NULL AS "isCalendared", t.slug, t.name AS business
    FROM clientele.bookings b
    JOIN clientele.tenants t ON t.id = b.tenant_id
    JOIN clientele.services s ON s.tenant_id = b.tenant_id AND s.id = b.service_id
    LEFT JOIN clientele.locations l ON l.tenant_id = b.tenant_id AND l.id = b.location_id
    LEFT JOIN clientele.booking_people p ON p.tenant_id = b.tenant_id AND p.booking_id = b.id AND p.place = 0
    LEFT JOIN clientele.customers c ON c.tenant_id = b.tenant_id AND c.id = b.customer_id
    LEFT JOIN clientele.bookings f ON f.tenant_id = b.tenant_id AND f.id = b.predecessor_id
    WHERE b.tenant_id = ${tenant} AND b.id = ${id}`.execute(tx);
  return rows[0];
}
