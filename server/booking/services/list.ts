import { mostServices, type serviceOperations } from '#contract/booking/services';
import type { ReplyOf } from '#contract/operation';
import type { Tx } from '#platform/tx';
import { priceRange } from './price.ts';
import { readPriceRules } from './price-rules.ts';

type Listed = ReplyOf<typeof serviceOperations.listServices>['rows'][number];

/** The services of a business in their order, archived ones last. */
export async function listServices(tx: Tx, tenant: string): Promise<Listed[]> {
  const rows = await readRows(tx, tenant);
  const prices = await readPriceRules(tx, tenant);
  return rows.map(({ archivedAt, needs, ...row }) => {
    const { options, rules } = prices.get(row.id) ?? { options: [], rules: [] };
    const range = priceRange({ options, rules });
    const money = (minor: bigint) => ({ minor: String(minor), currency: row.currency });
    return {
      ...row,
      bookingType: row.bookingType as Listed['bookingType'],
      pay: row.pay as Listed['pay'],
      minutes: options.map((option) => option.minutes),
      prices: range && { from: money(range.from), to: money(range.to) },
      needs: Number(needs),
      archivedAt: archivedAt?.toISOString() ?? null,
    };
  });
}

function readRows(tx: Tx, tenant: string) {
  return tx
    .selectFrom('services as s')
    .select(['s.id', 's.slug', 's.name', 's.short_description as shortDescription'])
    .select([
      's.booking_type as bookingType',
      's.is_active as isActive',
      's.is_popular as isPopular',
    ])
    .select(['s.seats', 's.pay', 's.currency', 's.is_per_person as isPerPerson'])
    .select('s.archived_at as archivedAt')
    .select((select) =>
      select
        .selectFrom('service_needs as n')
        .select((count) => count.fn.countAll<bigint>().as('needs'))
        .whereRef('n.tenant_id', '=', 's.tenant_id')
        .whereRef('n.service_id', '=', 's.id')
        .as('needs'),
    )
    .where('s.tenant_id', '=', tenant)
    .orderBy((order) => order('s.archived_at', 'is not', null))
    .orderBy('s.position')
    .orderBy('s.id')
    .limit(2 * mostServices)
    .execute();
}
