import { record } from '#audit';
import type { packageOperations, SoldPackage } from '#contract/booking/packages';
import type { BodyOf } from '#contract/operation';
import { findLiving } from '#identity';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuseField } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Tenanted } from '#platform/who';
import { findPackage } from './list.ts';
import { daysAfter } from './rules.ts';
import { todayAt } from './today.ts';

/**
 * Sells a package to a customer, on the terms that its kind has today. As `caller`.
 * @throws {Refusal} `not_found` and `erased` for the customer, `invalid_input` for a kind that is not sold
 */
export async function sellPackage(
  tx: Tx,
  who: Tenanted,
  { customer, kind, priceMinor }: BodyOf<typeof packageOperations.sellPackage>,
): Promise<SoldPackage> {
  const { tenant } = who;
  const buyer = await findLiving(tx, who, customer);
  const row = await tx
    .selectFrom('package_kinds')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', kind)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return refuseField('kind', 'is not sold');
  const id = newId();
  const at = now();
  const begins = row.starts === 'purchase';
  const { valid_days: days } = row;
  await tx
    .insertInto('packages')
    .values({
      tenant_id: tenant,
      id,
      kind_id: kind,
      customer_id: buyer.id,
      unit: row.unit,
      amount: row.amount,
      price_minor: priceMinor === undefined ? row.price_minor : BigInt(priceMinor),
      currency: row.currency,
      valid_days: days,
      bought_at: at,
      activated_at: begins ? at : null,
      ends_on: begins && days !== null ? daysAfter(await todayAt(tx, tenant), days) : null,
      created_at: at,
    })
    .execute();
  await record(tx, who, {
    type: 'package.sold',
    subject: { kind: 'package', id },
    customer: buyer.id,
    facts: { kind },
  });
  return findPackage(tx, tenant, id);
}
