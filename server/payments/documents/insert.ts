import { record } from '#audit';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import type { Tx } from '#platform/tx';
import type { By } from '../by.ts';
import type { PaymentRow } from '../charge/row.ts';
import type { Content } from './content.ts';
import { type DocumentKind, nextNumber } from './number.ts';
import type { DocumentRow } from './row.ts';

/** A document with all that it says but its number and its day. */
interface NewDocument {
  readonly kind: DocumentKind;
  readonly payment: PaymentRow;
  readonly refund: string | null;
  readonly corrects: string | null;
  readonly customer: string | null;
  readonly total: bigint;
  readonly tax: bigint;
  readonly content: Content;
  readonly keepYears: number;
  readonly zone: string;
}

/** Gives out a document under the next number, on this day of the business's own. The payment is locked. */
export async function insertDocument(tx: Tx, who: By, document: NewDocument): Promise<DocumentRow> {
  const { kind, payment, refund, corrects, customer, total, tax, content, keepYears, zone } =
    document;
  const at = now();
  const day = Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  const id = newId();
  const row = await tx
    .insertInto('invoices')
    .values({
      tenant_id: who.tenant,
      id,
      kind,
      number: await nextNumber(tx, who.tenant, kind, day.year),
      issued_on: day.toString(),
      payment_id: payment.id,
      refund_id: refund,
      corrects_id: corrects,
      customer_id: customer,
      subject_kind: payment.subject_kind,
      subject_id: payment.subject_id,
      currency: payment.currency,
      net_minor: total - tax,
      tax_minor: tax,
      total_minor: total,
      content: JSON.stringify(content),
      // The end of the year counts: that is from when the law counts too.
      keep_until: Temporal.PlainDate.from({
        year: day.year + keepYears,
        month: 12,
        day: 31,
      }).toString(),
      created_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, who, {
    type: 'invoice.issued',
    subject: { kind: 'invoice', id },
    ...(customer !== null && { customer }),
    facts: { kind, minor: String(total) },
  });
  return row;
}
