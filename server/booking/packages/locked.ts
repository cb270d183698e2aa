import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';

/** A package that is held for a change of it. */
export interface LockedPackage {
  readonly id: string;
  readonly customer_id: string;
  readonly amount: number | null;
  readonly used: number;
  readonly ends_on: string | null;
  readonly frozen_on: string | null;
  readonly cancelled_at: Date | null;
}

/** Holds a package for a change of it. @throws {Refusal} `not_found`; `package_over` for one that was taken back */
export async function lockPackage(tx: Tx, tenant: string, id: string): Promise<LockedPackage> {
  const row = await tx
    .selectFrom('packages')
    .select(['id', 'customer_id', 'amount', 'used', 'ends_on', 'frozen_on', 'cancelled_at'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return refuse('not_found');
  return row.cancelled_at === null ? row : refuse('package_over');
}
