import { sql } from 'kysely';
import { record } from '#audit';
import type { packageOperations, SoldPackage } from '#contract/booking/packages';
import type { BodyOf } from '#contract/operation';
import { now } from '#platform/clock';
import { refuse, refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { findPackage } from './list.ts';
import { type LockedPackage, lockPackage } from './locked.ts';
import { insertUses } from './uses.ts';

type Adjusting = BodyOf<typeof packageOperations.adjustPackage>;

/**
 * Adds to a package, takes from it or sets its last day, with the reason. As `caller`.
 * @throws {Refusal} `not_found`, `package_over`, `package_short` where more would be gone than is left, `invalid_input`
 */
export async function adjustPackage(
  tx: Tx,
  who: Tenanted,
  { id, ...said }: Adjusting & { readonly id: string },
): Promise<SoldPackage> {
  const { tenant } = who;
  const before = await lockPackage(tx, tenant, id);
  const { change, endsOn, reason } = said;
  check(before, said);
  await sql`
    UPDATE clientele.packages SET used = used - ${change},
      ends_on = ${endsOn === undefined ? sql`ends_on` : sql`${endsOn}::date`}
    WHERE tenant_id = ${tenant} AND id = ${id}`.execute(tx);
  if (change !== 0)
    await insertUses(tx, who, [
      { package: id, booking: null, amount: -change, why: 'adjusted', reason },
    ]);
  await record(tx, who, {
    type: 'package.adjusted',
    subject: { kind: 'package', id },
    customer: before.customer_id,
    changes: {
      reason: { to: reason },
      ...(endsOn !== undefined && { endsOn: { from: before.ends_on, to: endsOn } }),
    },
    facts: { change },
  });
  return findPackage(tx, tenant, id);
}

function check({ amount, used }: LockedPackage, { change, endsOn }: Adjusting): void {
  if (change === 0 && endsOn === undefined)
    refuseField('change', 'must be another than 0, or a last day be given');
  if (change === 0) return;
  if (amount === null) refuseField('change', 'must be 0 for a package without an end');
  if (used - change > amount) refuse('package_short', { facts: { left: amount - used } });
}

/** Takes a package back: nothing more is booked with it, and what was booked stays. As `caller`. @throws {Refusal} `not_found`, `package_over` */
export async function cancelPackage(
  tx: Tx,
  who: Tenanted,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<SoldPackage> {
  const { tenant } = who;
  const before = await lockPackage(tx, tenant, id);
  await tx
    .updateTable('packages')
    .set({ cancelled_at: now() })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .execute();
  await record(tx, who, {
    type: 'package.cancelled',
    subject: { kind: 'package', id },
    customer: before.customer_id,
    changes: { reason: { to: reason } },
  });
  return findPackage(tx, tenant, id);
}
