import type { Bookable, serviceOperations } from '#contract/booking/services';
import type { BodyOf } from '#contract/operation';
import { newId } from '#platform/ids';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { changingService } from './changing.ts';
import { mustBeLocations } from './locations.ts';

type Wanted = BodyOf<typeof serviceOperations.setServicePrices>['prices'];

/**
 * Puts the peak and off-peak prices of a service; they get new ids.
 * @throws {Refusal} `not_found`; `invalid_input` where a rule has no price or two, ends before it begins, or names an option or
 * a place that is none
 */
export async function setPrices(
  tx: Tx,
  who: Tenanted,
  { id, prices }: { id: string; prices: Wanted },
): Promise<Bookable> {
  const { tenant } = who;
  return changingService(tx, who, id, async ({ options }) => {
    prices.forEach((price, at) => mustFit(price, at, options));
    const places = prices.flatMap(({ location }) => location ?? []);
    await mustBeLocations(tx, tenant, places, 'prices');
    await tx
      .deleteFrom('service_prices')
      .where('tenant_id', '=', tenant)
      .where('service_id', '=', id)
      .execute();
    if (prices.length === 0) return;
    const rows = prices.map((price, position) => rowOf(price, position));
    await tx
      .insertInto('service_prices')
      .values(rows.map((row) => ({ tenant_id: tenant, service_id: id, ...row })))
      .execute();
  });
}

function mustFit(price: Wanted[number], at: number, options: Bookable['options']): void {
  const { option, fromMinute, toMinute, priceMinor, percent } = price;
  if (option !== null && !options.some(({ id }) => id === option))
    refuseField(`prices.${at}.option`, 'must be a duration of this service');
  if (toMinute <= fromMinute) refuseField(`prices.${at}.toMinute`, 'must be after the beginning');
  if ((priceMinor === null) === (percent === null))
    refuseField(`prices.${at}.priceMinor`, 'must be given, or else a percentage, and not both');
}

function rowOf(price: Wanted[number], position: number) {
  return {
    id: newId(),
    option_id: price.option,
    location_id: price.location,
    weekdays: [...new Set(price.weekdays)].toSorted((a, b) => a - b),
    from_minute: price.fromMinute,
    to_minute: price.toMinute,
    price_minor: price.priceMinor === null ? null : BigInt(price.priceMinor),
    percent: price.percent,
    position,
  };
}
