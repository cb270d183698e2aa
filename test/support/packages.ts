import { packageOperations } from '#contract/booking/packages';
import type { CallBody } from '#contract/operation';
import { newId } from '#platform/ids';
import type { Database } from '../../server/platform/db.ts';
import { addKind } from '../../server/booking/packages/kinds.ts';
import { sellPackage } from '../../server/booking/packages/sell.ts';
import type { TestBusiness } from './businesses.ts';

type Kind = Partial<CallBody<typeof packageOperations.createPackageKind>>;

/** Sells a customer a package of a kind of its own; ten visits for ever where nothing else is said. @returns its id */
export async function sold(
  db: Database,
  { staff: { owner } }: TestBusiness,
  customer: string,
  kind: Kind = {},
): Promise<string> {
  const body = packageOperations.createPackageKind.body.parse({
    name: `Kind ${newId()}`,
    unit: 'visits',
    amount: 10,
    priceMinor: '100000',
    ...kind,
  });
  return db.as(owner, 'caller', async (tx) => {
    const { id } = await addKind(tx, owner, body);
    return (await sellPackage(tx, owner, { customer, kind: id })).id;
  });
}
