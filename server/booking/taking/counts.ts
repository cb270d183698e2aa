import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import type { Day } from '../zones/convert.ts';

/** One more, or one less, of a local day of a service or a resource; above `cap` there can be none. */
export interface Count {
  readonly subject: string;
  readonly day: Day;
  readonly change: number;
  readonly cap: number | null;
}

/**
 * Counts bookings of local days, in one order for everybody.
 * @returns whether all of them were within their caps
 */
export async function count(tx: Tx, tenant: string, all: readonly Count[]): Promise<boolean> {
  for (const { subject, day, change, cap } of summed(all)) {
    if (change < 0) await sink(tx, tenant, { subject, day, change });
    if (change <= 0 || cap === null) continue;
    if (change > cap || !(await rise(tx, tenant, { subject, day, change, cap }))) return false;
  }
  return true;
}

/** What is counted twice is counted at once, and what cancels out not at all. */
function summed(all: readonly Count[]): Count[] {
  const bySubject = Map.groupBy(all, ({ subject, day }) => `${subject} ${day}`);
  return [...bySubject]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, same]) => ({
      ...(same[0] as Count),
      change: same.reduce((sum, { change }) => sum + change, 0),
      cap: same.find(({ cap }) => cap !== null)?.cap ?? null,
    }));
}

async function rise(
  tx: Tx,
  tenant: string,
  { subject, day, change, cap }: Count,
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO clientele.day_counts (tenant_id, subject_id, day, taken)
    VALUES (${tenant}, ${subject}, ${day}::int + DATE '1970-01-01', ${change})
    ON CONFLICT (tenant_id, subject_id, day) DO UPDATE SET taken = day_counts.taken + EXCLUDED.taken
    WHERE day_counts.taken + EXCLUDED.taken <= ${cap} RETURNING taken`.execute(tx);
  return rows.length === 1;
}

/** Counts for a cap that was set, or taken off, since a booking was counted may be missing. */
async function sink(
  tx: Tx,
  tenant: string,
  { subject, day, change }: Omit<Count, 'cap'>,
): Promise<void> {
  await sql`
    UPDATE clientele.day_counts SET taken = greatest(taken + ${change}, 0)
    WHERE tenant_id = ${tenant} AND subject_id = ${subject} AND day = ${day}::int + DATE '1970-01-01'`.execute(
    tx,
  );
}
