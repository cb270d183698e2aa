import { sql } from 'kysely';
import type { Tx } from '#platform/tx';

/**
 * What people call a booking, as in `BKG-20260131-0001`. Beyond 9,999 of a day it grows by a digit and cuts nothing.
 * @param day local day of the business on which it was placed, as `2026-01-31`
 * @param number from 1 of each day
 */
export const referenceOf = (prefix: string, day: string, number: number): string =>
  `${prefix}-${day.replaceAll('-', '')}-${String(number).padStart(4, '0')}`;

/**
 * Takes the next references of a day. Everybody who books waits for this row until the transaction ends, so it comes last.
 */
export async function takeReferences(
  tx: Tx,
  tenant: string,
  { prefix, day, count }: { prefix: string; day: string; count: number },
): Promise<string[]> {
  const { rows } = await sql<{ taken: number }>`
    INSERT INTO clientele.reference_counts (tenant_id, series, day, taken)
    VALUES (${tenant}, 'booking', ${day}::date, ${count})
    ON CONFLICT (tenant_id, series, day) DO UPDATE SET taken = reference_counts.taken + EXCLUDED.taken
    RETURNING taken`.execute(tx);
  const last = rows[0]?.taken as number;
  return Array.from({ length: count }, (_, place) =>
    referenceOf(prefix, day, last - count + 1 + place),
  );
}
