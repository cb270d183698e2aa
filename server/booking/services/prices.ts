import { mostOfService } from '#contract/booking/service-lists';
import type { Bookable } from '#contract/booking/services';
import type { Tx } from '#platform/tx';

/** Peak and off-peak prices of a service, in order. */
export async function readPrices(
  tx: Tx,
  tenant: string,
  service: string,
): Promise<Bookable['prices']> {
  const rows = await tx
    .selectFrom('service_prices')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('service_id', '=', service)
    .orderBy('position')
    .limit(mostOfService.prices)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    option: row.option_id,
    location: row.location_id,
    weekdays: row.weekdays,
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
    priceMinor: row.price_minor === null ? null : String(row.price_minor),
    percent: row.percent,
  }));
}
