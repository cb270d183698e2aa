import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/** What a business says of all its bookings, and where its clock stands. */
export interface House {
  readonly name: string;
  readonly slug: string;
  readonly zone: string;
  readonly country: string;
  readonly prefix: string;
  readonly holdMinutes: number;
  readonly isPublic: boolean;
  readonly proofBits: number;
}

/** What a business says of all its bookings. */
export async function readHouse(tx: Tx, tenant: string): Promise<House> {
  const { rows } = await sql<House>`
    SELECT t.name, t.slug, t.time_zone AS zone, t.country, coalesce(s.reference_prefix, 'BKG') AS prefix,
      coalesce(s.hold_minutes, 10) AS "holdMinutes", coalesce(s.is_public, false) AS "isPublic",
      coalesce(s.proof_bits, 14) AS "proofBits"
    FROM clientele.tenants t LEFT JOIN clientele.booking_settings s ON s.tenant_id = t.id
    WHERE t.id = ${tenant}`.execute(tx);
  return rows[0] as House;
}
