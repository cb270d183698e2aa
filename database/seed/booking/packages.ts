import type { addPackageKind } from '#booking';
import type { PlannedPackage } from './plan.ts';

/** A planned package as it is put down. @param services ids of services by name */
export function kindOf(
  { name, unit, amount, priceMinor, validDays, isShared = false, for: names }: PlannedPackage,
  services: ReadonlyMap<string, string>,
): Parameters<typeof addPackageKind>[2] {
  return {
    name,
    unit,
    amount,
    validDays,
    isShared,
    description: '',
    priceMinor: String(priceMinor),
    starts: 'first_use',
    services: names.flatMap((one) => services.get(one) ?? []),
  };
}
