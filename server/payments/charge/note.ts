import { record } from '#audit';
import { now } from '#platform/clock';
import type { Intent } from '#platform/payment-port';
import type { Tx } from '#platform/tx';
import type { By } from '../by.ts';
import { noteRefunds } from '../refund/note.ts';
import type { Never } from './look.ts';
import { lockPayment, type PaymentRow, stateOf } from './row.ts';
import { nextState, openStates, type PaymentState } from './rules.ts';

/**
 * Notes what the provider says a payment is now, its refunds too. Said twice, late or out of order, it does no harm. As
 * `caller` or `engine`, as all that notes.
 */
export async function note(tx: Tx, who: By, id: string, intent: Intent): Promise<PaymentRow> {
  const row = await lockPayment(tx, who.tenant, id);
  const state = nextState(stateOf(row), intent.status);
  const isNews =
    state !== row.state || row.provider_ref !== intent.ref || row.fault_code !== intent.fault;
  const noted = isNews
    ? await write(tx, who, row, { state, fault: intent.fault, ref: intent.ref })
    : row;
  return noteRefunds(tx, who, noted, intent.refunds);
}

/** Notes that the provider did not answer. */
export async function noteUncertain(tx: Tx, who: By, id: string): Promise<PaymentRow> {
  const row = await lockPayment(tx, who.tenant, id);
  if (row.state !== 'new') return row;
  return write(tx, who, row, { state: 'uncertain', fault: null, ref: row.provider_ref });
}

/** Ends a payment that can no longer be paid, because of what the provider said. */
export async function giveUp(
  tx: Tx,
  who: By,
  id: string,
  { never, ref }: Never,
): Promise<PaymentRow> {
  const row = await lockPayment(tx, who.tenant, id);
  if (!openStates.some((one) => one === row.state)) return row;
  return write(tx, who, row, { state: 'failed', fault: never, ref: ref ?? row.provider_ref });
}

const events = {
  paid: { type: 'payment.succeeded' },
  failed: { type: 'payment.failed' },
  cancelled: { type: 'payment.cancelled' },
  uncertain: { type: 'payment.uncertain' },
} as const;

async function write(
  tx: Tx,
  who: By,
  row: PaymentRow,
  to: { readonly state: PaymentState; readonly fault: string | null; readonly ref: string | null },
): Promise<PaymentRow> {
  const at = now();
  const written = await tx
    .updateTable('payments')
    .set({
      state: to.state,
      fault_code: to.fault?.slice(0, 100) ?? null,
      provider_ref: to.ref,
      updated_at: at,
      ...(to.state === 'paid' && row.paid_at === null && { paid_at: at }),
    })
    .where('tenant_id', '=', who.tenant)
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  const told = to.state in events ? events[to.state as keyof typeof events] : undefined;
  if (to.state !== row.state && told !== undefined)
    await record(tx, who, {
      ...told,
      subject: { kind: 'payment', id: row.id },
      facts: {
        kind: row.kind,
        way: row.way,
        currency: row.currency,
        minor: String(row.amount_minor),
        fault: written.fault_code,
      },
    });
  return written;
}
