import { sql } from 'kysely';
import type { Tx } from '#platform/tx';
import { readBusiness } from '#tenancy';
import type { By } from '../by.ts';
import { lockPayment } from '../charge/row.ts';
import type { RefundRow } from '../refund/row.ts';
import { insertDocument } from './insert.ts';
import { contentOf, type DocumentRow } from './row.ts';
import { readSeller } from '../seller/setting.ts';
import { taxOfPart } from './tax.ts';

/** Gives out a credit note for money that went back, unless there is one: it says of whom and what as the sale did. */
export async function issueCreditNote(
  tx: Tx,
  who: By,
  sale: DocumentRow,
  refund: RefundRow,
): Promise<void> {
  const { tenant } = who;
  const before = await creditedOf(tx, tenant, sale.id);
  // More may have gone back in the provider's pages than was sold: that is corrected there.
  const left = sale.total_minor - before.total;
  const part = refund.amount_minor > left ? left : refund.amount_minor;
  if (before.refunds.includes(refund.id) || part === 0n) return;
  const whole = { total: sale.total_minor, tax: sale.tax_minor };
  const { timeZone: zone } = await readBusiness(tx, tenant);
  const { keepYears } = await readSeller(tx, tenant);
  await insertDocument(tx, who, {
    kind: 'credit_note',
    payment: await lockPayment(tx, tenant, refund.payment_id),
    refund: refund.id,
    corrects: sale.id,
    customer: sale.customer_id,
    total: part,
    tax: taxOfPart(whole, before, part),
    content: { ...contentOf(sale), corrects: sale.number },
    keepYears,
    zone,
  });
}

interface Credited {
  readonly total: bigint;
  readonly tax: bigint;
  readonly refunds: string[];
}

async function creditedOf(tx: Tx, tenant: string, sale: string): Promise<Credited> {
  const { rows } = await sql<Credited>`
    SELECT coalesce(sum(i.total_minor), 0)::int8 AS total, coalesce(sum(i.tax_minor), 0)::int8 AS tax,
      coalesce(array_agg(i.refund_id), '{}') AS refunds
    FROM clientele.invoices i WHERE i.tenant_id = ${tenant} AND i.corrects_id = ${sale}`.execute(
    tx,
  );
  return rows[0] ?? { total: 0n, tax: 0n, refunds: [] };
}
