import type { Tx } from '#platform/tx';
import type { DemoCustomer } from './wanted.ts';

/** Somebody with a package of hours, and how much is left of it in minutes. */
export interface Owner {
  readonly customer: DemoCustomer;
  readonly package: string;
  left: number;
}

/** Who among these has hours left that they may use. As `engine`. */
export async function readOwners(
  tx: Tx,
  tenant: string,
  customers: readonly DemoCustomer[],
): Promise<Owner[]> {
  const rows = await tx
    .selectFrom('packages')
    .select(['id', 'customer_id', 'amount', 'used'])
    .where('tenant_id', '=', tenant)
    .where('unit', '=', 'minutes')
    .where('frozen_on', 'is', null)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ id, customer_id: owner, amount, used }) => {
    const customer = customers.find((one) => one.id === owner);
    if (customer === undefined || amount === null) return [];
    return [{ customer, package: id, left: amount - used }];
  });
}
