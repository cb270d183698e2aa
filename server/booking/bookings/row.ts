import { type RawBuilder, sql, type SqlBool } from 'kysely';
import type { z } from 'zod';
import type {
  bookingPerson,
  bookingSources,
  BookingStatus,
  paymentStatuses,
} from '#contract/booking/booking';
import type { Tx } from '#platform/tx';

/** Whom or what a booking takes. */
interface Taken {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/** A booking as it is read, with the names of what it names. */
export interface BookingRow {
  readonly id: string;
  readonly reference: string;
  readonly status: BookingStatus;
  readonly version: number;
  readonly link_version: number;
  readonly service_id: string;
  readonly service_name: string;
  readonly service_slug: string;
  readonly option_id: string;
  readonly option_name: string;
  readonly option_minutes: number;
  readonly change_hours: number;
  readonly cancel_hours: number;
  readonly location_id: string | null;
  readonly location_name: string | null;
  readonly session_id: string | null;
  readonly series_id: string | null;
  readonly customer_id: string | null;
  readonly customer_name: string | null;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly local_start: string;
  readonly zone: string;
  readonly party_size: number;
  readonly price_minor: bigint;
  readonly due_now_minor: bigint;
  readonly currency: string;
  readonly payment_status: (typeof paymentStatuses)[number];
  readonly package: { readonly id: string; readonly name: string } | null;
  readonly hold_ends_at: Date | null;
  readonly source: (typeof bookingSources)[number];
  readonly follow_up_required: boolean;
  readonly created_at: Date;
  readonly people: readonly z.infer<typeof bookingPerson>[];
  readonly resources: readonly Taken[];
}

/** What is read of every booking that is shown. */
const shown =
  sql.raw(`b.id, b.reference, b.status, b.version, b.link_version, b.service_id, b.option_id, b.location_id,
  b.session_id, b.series_id, b.customer_id, b.starts_at, b.ends_at, b.local_start, b.zone, b.party_size, b.price_minor,
  b.due_now_minor, b.currency, b.payment_status, b.hold_ends_at, b.source, b.follow_up_required, b.created_at`);

/**
 * Bookings that meet a condition on `b`, with what they name.
 * @param more columns of `b` besides
 */
export async function readRows<More = unknown>(
  tx: Tx,
  tenant: string,
  where: RawBuilder<SqlBool>,
  {
    order = sql`b.id`,
    limit = 500,
    more = sql``,
  }: {
    readonly order?: RawBuilder<unknown>;
    readonly limit?: number;
    readonly more?: RawBuilder<unknown>;
  } = {},
): Promise<(BookingRow & More)[]> {
  const { rows } = await sql<BookingRow & More>`
    SELECT ${shown}${more}, s.name AS service_name, s.slug AS service_slug, s.change_hours, s.cancel_hours,
      o.name AS option_name, (extract(epoch FROM b.ends_at - b.starts_at) / 60)::int AS option_minutes,
      l.name AS location_name, c.name AS customer_name,
      (SELECT json_build_object('id', p.id, 'name', k.name) FROM clientele.packages p
        JOIN clientele.package_kinds k ON k.tenant_id = p.tenant_id AND k.id = p.kind_id
        WHERE p.tenant_id = ${tenant} AND p.id = b.package_id) AS package,
      (SELECT coalesce(json_agg(json_build_object('role', p.role, 'name', p.name, 'email', p.email, 'phone', p.phone,
          'company', p.company) ORDER BY p.place), '[]')
        FROM clientele.booking_people p WHERE p.tenant_id = ${tenant} AND p.booking_id = b.id) AS people,
      (SELECT coalesce(json_agg(json_build_object('id', r.id, 'name', r.name, 'kind', r.kind) ORDER BY r.position, r.id), '[]')
        FROM clientele.resources r WHERE r.tenant_id = ${tenant} AND r.kind <> 'service' AND r.id IN (
          SELECT a.resource_id FROM clientele.allocations a WHERE a.tenant_id = ${tenant} AND a.booking_id = b.id
          UNION
          SELECT a.resource_id FROM clientele.allocations a
          WHERE a.tenant_id = ${tenant} AND a.session_id = b.session_id AND a.blocks)) AS resources
    FROM clientele.bookings b
    JOIN clientele.services s ON s.tenant_id = b.tenant_id AND s.id = b.service_id
    JOIN clientele.service_options o ON o.tenant_id = b.tenant_id AND o.id = b.option_id
    LEFT JOIN clientele.locations l ON l.tenant_id = b.tenant_id AND l.id = b.location_id
    LEFT JOIN clientele.customers c ON c.tenant_id = b.tenant_id AND c.id = b.customer_id
    WHERE b.tenant_id = ${tenant} AND ${where} ORDER BY ${order} LIMIT ${limit}`.execute(tx);
  return rows;
}

/** Condition on `b`: one of these. */
export const oneOf = (ids: readonly string[]) => sql<SqlBool>`b.id = ANY (${ids}::uuid[])`;
