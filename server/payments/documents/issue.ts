import type { Ports } from '#platform/ports';
import type { TaskHandler } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { PayloadOf } from '../../tasks.ts';
import type { By } from '../by.ts';
import { lockPayment, type PaymentRow } from '../charge/row.ts';
import { refundsOf } from '../refund/row.ts';
import { issueCreditNote } from './credit.ts';
import { draftOf } from './draft.ts';
import { insertDocument } from './insert.ts';
import { documentOf } from './row.ts';
import { taxWithin } from './tax.ts';

/**
 * Gives out what is due for a payment: an invoice or a receipt once it is paid, and a credit note for each refund that is
 * done. Done twice, it gives out nothing twice. What was waived or paid by a test key is no sale.
 */
export const issueDue: TaskHandler<PayloadOf<'invoices.issue'>> = async (job) => {
  const { db, who, payload, ports, done } = job;
  await db.as(who, 'caller', async (tx) => {
    await issueOf(tx, who, payload.payment, ports.subjects);
    await done(tx);
  });
};

async function issueOf(tx: Tx, who: By, id: string, subjects: Ports['subjects']): Promise<void> {
  const payment = await lockPayment(tx, who.tenant, id);
  if (!isSale(payment)) return;
  const sale =
    (await documentOf(tx, who.tenant, id)) ?? (await issueSale(tx, who, payment, subjects));
  for (const refund of await refundsOf(tx, who.tenant, id))
    if (refund.state === 'done') await issueCreditNote(tx, who, sale, refund);
}

const isSale = ({ state, way, is_test: isTest }: PaymentRow) =>
  (state === 'paid' || state === 'refunded') && way !== 'waived' && !isTest;

async function issueSale(tx: Tx, who: By, payment: PaymentRow, subjects: Ports['subjects']) {
  const { kind, content, customer, keepYears, zone } = await draftOf(
    tx,
    who.tenant,
    payment,
    subjects,
  );
  return insertDocument(tx, who, {
    kind,
    payment,
    refund: null,
    corrects: null,
    customer,
    total: payment.amount_minor,
    tax: taxWithin(payment.amount_minor, content.tax?.permille ?? 0),
    content,
    keepYears,
    zone,
  });
}
