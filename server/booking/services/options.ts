import { mostOfService } from '#contract/booking/service-lists';
import type { Bookable } from '#contract/booking/services';
import type { Tx } from '#platform/tx';

/** How long a service may be had, in order; archived ones left out. */
export async function readOptions(
  tx: Tx,
  tenant: string,
  service: string,
): Promise<Bookable['options']> {
  const rows = await tx
    .selectFrom('service_options')
    .select(['id', 'minutes', 'name', 'price_minor'])
    .where('tenant_id', '=', tenant)
    .where('service_id', '=', service)
    .where('archived_at', 'is', null)
    .orderBy('position')
    .limit(mostOfService.options)
    .execute();
  return rows.map(({ price_minor: price, ...row }) => ({ ...row, priceMinor: String(price) }));
}
