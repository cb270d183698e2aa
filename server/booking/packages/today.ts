import { now } from '#platform/clock';
import type { Tx } from '#platform/tx';
import { dayOf } from '../zones/convert.ts';
import { dayWritten } from '../zones/days.ts';
import { zoneTable } from '../zones/table.ts';

/** The day that it is where a business is, as `2026-01-31`: by it packages begin and end. */
export async function todayAt(tx: Tx, tenant: string): Promise<string> {
  const { time_zone: zone } = await tx
    .selectFrom('tenants')
    .select('time_zone')
    .where('id', '=', tenant)
    .executeTakeFirstOrThrow();
  return dayWritten(dayOf(zoneTable(zone), Math.floor(now().getTime() / 60_000)));
}
