import { sql } from 'kysely';
import { record } from '#audit';
import type { SoldPackage } from '#contract/booking/packages';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { findPackage } from './list.ts';
import { lockPackage } from './locked.ts';
import { daysBetween } from './rules.ts';
import { todayAt } from './today.ts';

/**
 * Freezes a package: nothing is booked with it, and its days stand still. What was booked before stays. One that is frozen
 * stays as it is. As `caller`.
 * @throws {Refusal} `not_found`, `package_over`
 */
export async function freezePackage(tx: Tx, who: Tenanted, id: string): Promise<SoldPackage> {
  const { tenant } = who;
  const before = await lockPackage(tx, tenant, id);
  const today = await todayAt(tx, tenant);
  if (before.frozen_on !== null) return findPackage(tx, tenant, id);
  if (before.ends_on !== null && before.ends_on < today) return refuse('package_over');
  await sql`UPDATE clientele.packages SET frozen_on = ${today}::date WHERE tenant_id = ${tenant} AND id = ${id}`.execute(
    tx,
  );
  await record(tx, who, {
    type: 'package.frozen',
    subject: { kind: 'package', id },
    customer: before.customer_id,
  });
  return findPackage(tx, tenant, id);
}

/** Lets it go on: its last day comes later by as many days as it was frozen. As `caller`. @throws {Refusal} `not_found`, `package_over` */
export async function unfreezePackage(tx: Tx, who: Tenanted, id: string): Promise<SoldPackage> {
  const { tenant } = who;
  const before = await lockPackage(tx, tenant, id);
  if (before.frozen_on === null) return findPackage(tx, tenant, id);
  const days = daysBetween(before.frozen_on, await todayAt(tx, tenant));
  await sql`
    UPDATE clientele.packages SET frozen_on = NULL, frozen_days = frozen_days + ${days}, ends_on = ends_on + ${days}::int
    WHERE tenant_id = ${tenant} AND id = ${id}`.execute(tx);
  await record(tx, who, {
    type: 'package.unfrozen',
    subject: { kind: 'package', id },
    customer: before.customer_id,
    facts: { days },
  });
  return findPackage(tx, tenant, id);
}
