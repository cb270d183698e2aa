import type { Tx } from '#platform/tx';
import { giveBackUses } from '../packages/give-back.ts';
import { amountsOf } from '../packages/rules.ts';
import { takeUses, type Used, type Using } from '../packages/use.ts';
import { dateOf } from './times.ts';
import type { Made, Making } from './write.ts';

/**
 * Takes of packages what new bookings are paid with, once what bookings that make room for them had taken is given back.
 * @returns what was taken, to be written down once the bookings are there
 * @throws {Refusal} as `takeUses`
 */
export async function takeFromPackages(
  tx: Tx,
  { tenant, leaving, conditions }: Making,
  all: readonly Made[],
): Promise<readonly Used[]> {
  const first = all.find(({ wanted }) => wanted.package !== undefined);
  if (first === undefined) return [];
  await giveBackUses(
    tx,
    first.wanted.by,
    leaving.map(({ id }) => id),
  );
  return takeUses(
    tx,
    tenant,
    all.flatMap(({ id, wanted, decided, booker }): Using[] => {
      const { service, party, package: of } = wanted;
      if (of === undefined) return [];
      const isPerPerson = conditions.get(service)?.prices.isPerPerson ?? false;
      return [
        {
          package: of,
          booking: id,
          customer: booker.customer,
          service,
          day: dateOf(decided.day),
          amounts: amountsOf(decided.standing.option.minutes, party, isPerPerson),
        },
      ];
    }),
  );
}
