import type { Tx } from '#platform/tx';
import type { PricedOption, PriceRule, PriceRules } from './price.ts';

type Prices = Omit<PriceRules, 'isPerPerson'>;

/** What the prices of each service of a business follow from, by the service's id; archived options left out. */
export async function readPriceRules(tx: Tx, tenant: string): Promise<Map<string, Prices>> {
  const options = await tx
    .selectFrom('service_options')
    .select(['service_id', 'id', 'price_minor as priceMinor', 'minutes'])
    .where('tenant_id', '=', tenant)
    .where('archived_at', 'is', null)
    .orderBy('service_id')
    .orderBy('position')
    .execute();
  const rules = await tx
    .selectFrom('service_prices')
    .select(['service_id', 'id', 'option_id as option', 'location_id as location', 'weekdays'])
    .select(['from_minute as from', 'to_minute as to', 'price_minor as priceMinor', 'percent'])
    .where('tenant_id', '=', tenant)
    .orderBy('service_id')
    .orderBy('position')
    .execute();
  const ruled = byService<PriceRule>(rules);
  return new Map(
    [...byService<PricedOption>(options)].map(([service, ofService]) => [
      service,
      { options: ofService, rules: ruled.get(service) ?? [] },
    ]),
  );
}

function byService<T>(rows: readonly (T & { service_id: string })[]): Map<string, T[]> {
  return Map.groupBy(rows, ({ service_id: service }) => service);
}
