import { sql } from 'kysely';
import { record } from '#audit';
import type { BodyOf } from '#contract/operation';
import type { payments } from '#contract/payments';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { By } from '../by.ts';
import type { PaymentRow } from './row.ts';

/** What is to be paid, for what. */
export type Wanted = BodyOf<typeof payments.beginPayment>;

/** How it is paid, and how far that has come. */
interface Made {
  readonly way: PaymentRow['way'];
  readonly state: 'new' | 'paid';
  readonly isTest?: boolean;
  readonly reference?: string | null;
  /** The saved card that is charged. */
  readonly card?: string | null;
}

/**
 * Adds a payment. Two for the same part of one thing are kept apart: the second is refused while the first may still be
 * paid, or was and has not gone back. As `caller` or `engine`.
 * @throws {Refusal} `payment_open`
 */
export async function insertPayment(
  tx: Tx,
  who: By,
  { subject, kind, amount }: Wanted,
  { way, state, isTest = false, reference = null, card = null }: Made,
): Promise<PaymentRow> {
  const { tenant } = who;
  const lock = `payment ${tenant} ${subject.id} ${kind}`;
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(tx);
  const other = await tx
    .selectFrom('payments')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('subject_id', '=', subject.id)
    .where('kind', '=', kind)
    .where('state', 'in', ['new', 'waiting', 'processing', 'uncertain', 'paid'])
    .limit(1)
    .executeTakeFirst();
  if (other !== undefined) refuse('payment_open', { facts: { payment: other.id } });
  const at = now();
  const row = await tx
    .insertInto('payments')
    .values({
      tenant_id: tenant,
      id: newId(),
      subject_kind: subject.kind,
      subject_id: subject.id,
      kind,
      way,
      is_test: isTest,
      amount_minor: BigInt(amount.minor),
      currency: amount.currency,
      state,
      reference,
      card_id: card,
      taken_by: who.kind === 'staff' ? who.user : null,
      paid_at: state === 'paid' ? at : null,
      created_at: at,
      updated_at: at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await record(tx, who, {
    type:
      state === 'new' ? 'payment.begun' : way === 'waived' ? 'payment.waived' : 'payment.succeeded',
    subject: { kind: 'payment', id: row.id },
    facts: { kind, way, currency: row.currency, minor: amount.minor },
  });
  return row;
}
