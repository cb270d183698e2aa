import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { type Content, content } from './content.ts';

/** A row of invoices: an invoice, a receipt or a credit note. */
export interface DocumentRow {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly issued_on: string;
  readonly payment_id: string;
  readonly customer_id: string | null;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly currency: string;
  readonly net_minor: bigint;
  readonly tax_minor: bigint;
  readonly total_minor: bigint;
  readonly content: unknown;
  readonly keep_until: string;
}

/** What a document says. */
export const contentOf = (row: DocumentRow): Content => content.parse(row.content);

/** What was given out for a payment, credit notes left out. */
export function documentOf(
  tx: Tx,
  tenant: string,
  payment: string,
): Promise<DocumentRow | undefined> {
  return tx
    .selectFrom('invoices')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('payment_id', '=', payment)
    .where('refund_id', 'is', null)
    .executeTakeFirst();
}

/**
 * A document by its id.
 * @param owners ids of the one customer whose it must be; anybody's where not said
 * @throws {Refusal} `not_found`
 */
export async function findDocument(
  tx: Tx,
  tenant: string,
  id: string,
  owners?: readonly string[],
): Promise<DocumentRow> {
  let query = tx
    .selectFrom('invoices')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id);
  if (owners !== undefined) query = query.where('customer_id', 'in', owners);
  return (await query.executeTakeFirst()) ?? refuse('not_found');
}
