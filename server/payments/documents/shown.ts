import type { z } from 'zod';
import { familyOf } from '#identity';
import type { invoices } from '#contract/invoices';
import type { QueryOf, ReplyOf } from '#contract/operation';
import { nextCursor, readCursor } from '#platform/keyset';
import type { Tx } from '#platform/tx';
import type { Customer } from '#platform/who';
import { contentOf, type DocumentRow, findDocument } from './row.ts';

type Listing = typeof invoices.listInvoices;
type Row = z.input<Listing['reply']>['rows'][number];

function shownRow(row: DocumentRow): Row {
  const money = (minor: bigint) => ({ minor: String(minor), currency: row.currency });
  return {
    id: row.id,
    kind: row.kind as Row['kind'],
    number: row.number,
    issuedOn: row.issued_on,
    subject: { kind: row.subject_kind as Row['subject']['kind'], id: row.subject_id },
    payment: row.payment_id,
    corrects: contentOf(row).corrects,
    net: money(row.net_minor),
    tax: money(row.tax_minor),
    total: money(row.total_minor),
    keepUntil: row.keep_until,
  };
}

type Asked = Omit<QueryOf<Listing>, 'limit'> & { readonly limit: number };

/**
 * What was given out, newest first. As `caller`, or `engine` for one customer.
 * @param owners ids of the one customer whose it must be
 * @throws {Refusal} `invalid_input` for the cursor
 */
export async function listDocuments(
  tx: Tx,
  tenant: string,
  { kind, subject, limit, cursor }: Asked,
  owners?: readonly string[],
): Promise<ReplyOf<Listing>> {
  const [before] = readCursor(cursor, ['id']) ?? [];
  let query = tx
    .selectFrom('invoices')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (owners !== undefined) query = query.where('customer_id', 'in', owners);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (subject !== undefined) query = query.where('subject_id', '=', subject);
  if (before !== undefined) query = query.where('id', '<', before);
  const rows = await query.execute();
  return {
    rows: rows.slice(0, limit).map(shownRow),
    next: nextCursor(rows, limit, (row) => [row.id]),
  };
}

/** A customer's own, those of before a merge too. As `engine`. */
export async function listOwnDocuments(
  tx: Tx,
  { tenant, customer }: Customer,
  asked: QueryOf<typeof invoices.listOwnInvoices>,
): Promise<ReplyOf<Listing>> {
  return listDocuments(tx, tenant, asked, await familyOf(tx, tenant, customer));
}

/** A document with all that it says. As `caller`. @throws {Refusal} `not_found` */
export async function readDocument(
  tx: Tx,
  tenant: string,
  id: string,
): Promise<ReplyOf<typeof invoices.getInvoice>> {
  const row = await findDocument(tx, tenant, id);
  const { tax, ...said } = contentOf(row);
  return {
    ...said,
    ...shownRow(row),
    taxName: tax?.name ?? null,
    taxPermille: tax?.permille ?? 0,
  };
}
