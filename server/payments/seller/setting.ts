import { record } from '#audit';
import type { Seller } from '#contract/invoices';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';

/** Who sells, and the taxes. As `caller`. */
export async function readSeller(tx: Tx, tenant: string): Promise<Seller> {
  const row = await tx
    .selectFrom('seller_settings')
    .select(['name', 'address', 'tax_number as taxNumber', 'footer', 'keep_years as keepYears'])
    .where('tenant_id', '=', tenant)
    .executeTakeFirst();
  const taxRates = await tx
    .selectFrom('tax_rates')
    .select(['id', 'name', 'permille'])
    .where('tenant_id', '=', tenant)
    .where('position', 'is not', null)
    .orderBy('position')
    .execute();
  const unsaid = { name: '', address: '', taxNumber: '', footer: '', keepYears: 10 };
  return { ...unsaid, ...row, taxRates };
}

/**
 * Says who sells, and the taxes; one that is left out is used no more. As `caller`.
 * @throws {Refusal} `not_found` for an id that is no tax of the business
 */
export async function setSeller(
  tx: Tx,
  who: Staff | Key,
  { taxRates, ...wanted }: Seller,
): Promise<Seller> {
  const { name, address, taxNumber, footer, keepYears } = wanted;
  const row = {
    name,
    address,
    tax_number: taxNumber,
    footer,
    keep_years: keepYears,
    updated_at: now(),
  };
  await tx
    .insertInto('seller_settings')
    .values({ tenant_id: who.tenant, ...row })
    .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(row))
    .execute();
  await setTaxRates(tx, who.tenant, taxRates);
  await record(tx, who, {
    type: 'seller.changed',
    subject: { kind: 'business', id: who.tenant },
    facts: { rates: taxRates.length },
  });
  return readSeller(tx, who.tenant);
}

async function setTaxRates(tx: Tx, tenant: string, wanted: Seller['taxRates']): Promise<void> {
  const before = await tx
    .selectFrom('tax_rates')
    .select('id')
    .where('tenant_id', '=', tenant)
    .forUpdate()
    .execute();
  for (const { id } of wanted)
    if (id !== undefined && !before.some((row) => row.id === id)) refuse('not_found');
  // Places change hands within one list: nobody has any until all are given out.
  await tx
    .updateTable('tax_rates')
    .set({ position: null })
    .where('tenant_id', '=', tenant)
    .execute();
  for (const [position, { id = newId(), name, permille }] of wanted.entries()) {
    const row = { name, permille, position };
    await tx
      .insertInto('tax_rates')
      .values({ tenant_id: tenant, id, ...row, created_at: now() })
      .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(row))
      .execute();
  }
}
