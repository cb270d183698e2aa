import { sql } from 'kysely';
import type { BookingStatus } from '#contract/booking/booking';
import type { Tx } from '#platform/tx';

/** A booking as far as it matters who is written to about it. */
export interface Noticed {
  readonly id: string;
  readonly status: BookingStatus;
  readonly customer: string | null;
  /** The one it was booked in, else the customer's. */
  readonly language: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly sequence: number;
  /** Whether it took another's place. */
  readonly isSuccessor: boolean;
  /** Users whom it takes, or took before it was moved; the owners where it takes nobody who signs in. */
  readonly team: readonly string[];
}

/** Bookings as they are now, with whom to write to about them. As `caller` or `engine`. */
export async function readNoticed(
  tx: Tx,
  tenant: string,
  ids: readonly string[],
): Promise<Noticed[]> {
  const { rows } = await sql<Noticed>`
    SELECT b.id, b.status, b.customer_id AS customer, coalesce(b.customer_language, c.language) AS language,
      b.starts_at AS "startsAt", b.ends_at AS "endsAt", b.sequence, b.predecessor_id IS NOT NULL AS "isSuccessor",
      coalesce(
        (SELECT array_agg(DISTINCT r.user_id::text) FROM clientele.allocations a
          JOIN clientele.resources r ON r.tenant_id = a.tenant_id AND r.id = a.resource_id
          WHERE a.tenant_id = b.tenant_id AND r.user_id IS NOT NULL
            AND (a.booking_id = b.id OR a.booking_id = b.predecessor_id OR a.session_id = b.session_id)),
        (SELECT array_agg(s.user_id::text) FROM clientele.staff s
          WHERE s.tenant_id = b.tenant_id AND s.role = 'owner'),
        '{}') AS team
    FROM clientele.bookings b
    LEFT JOIN clientele.customers c ON c.tenant_id = b.tenant_id AND c.id = b.customer_id
    WHERE b.tenant_id = ${tenant} AND b.id = ANY (${ids}::uuid[])
    ORDER BY b.id`.execute(tx);
  return rows;
}
