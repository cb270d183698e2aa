import {
  PaymentRefused,
  PaymentUncertain,
  type PaymentPort,
  type ProviderRefund,
} from '#platform/payment-port';
import type { TaskHandler } from '#platform/tasks';
import type { Tx } from '#platform/tx';
import type { PayloadOf } from '../../tasks.ts';
import { type Account, readAccount } from '../account/keys.ts';
import { codeOf } from '../answered.ts';
import { lockPayment, type PaymentRow } from '../charge/row.ts';
import { noteRefunds } from './note.ts';
import type { RefundRow } from './row.ts';
import { writeRefund } from './write.ts';

/** Gives money back by the provider: asked under the id of the refund, so that a second time is the same time. */
export const carryOut: TaskHandler<PayloadOf<'payments.refund'>> = async (job) => {
  const { db, who, payload, ports, done } = job;
  const ready = await db.as(who, 'caller', (tx) => prepare(tx, who.tenant, payload.refund));
  if (ready === undefined) return;
  const { payment, refund } = ready;
  try {
    const told = await ask(ports.payments, ready);
    await db.as(who, 'caller', async (tx) => {
      const locked = await lockPayment(tx, who.tenant, payment.id);
      if ('never' in told) await fail(tx, who, refund, told.never);
      else await noteRefunds(tx, who, locked, told.refunds);
      await done(tx);
    });
  } catch (fault) {
    if (fault instanceof PaymentUncertain && refund.state === 'new')
      await db.as(who, 'caller', async (tx) => {
        await lockPayment(tx, who.tenant, payment.id);
        await writeRefund(tx, who, refund, { state: 'uncertain', ref: null, fault: null });
      });
    throw fault;
  }
};

interface Ready {
  readonly payment: PaymentRow & { readonly provider_ref: string };
  readonly refund: RefundRow;
  readonly account: Account;
}

/** What is to be given back; undefined where there is nothing left to do. */
async function prepare(tx: Tx, tenant: string, id: string): Promise<Ready | undefined> {
  const refund = await findRefund(tx, tenant, id);
  const account = await readAccount(tx, tenant);
  if (refund === undefined || account === undefined) return undefined;
  const payment = await lockPayment(tx, tenant, refund.payment_id);
  const { provider_ref: ref } = payment;
  return ref === null ? undefined : { payment: { ...payment, provider_ref: ref }, refund, account };
}

function findRefund(tx: Tx, tenant: string, id: string): Promise<RefundRow | undefined> {
  return tx
    .selectFrom('refunds')
    .selectAll()
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .where('state', 'in', ['new', 'uncertain'])
    .executeTakeFirst();
}

/** What came of it: refunds as they are now, or why it never will. @throws {PaymentUncertain} */
async function ask(
  port: PaymentPort,
  { payment, refund, account }: Ready,
): Promise<{ readonly refunds: readonly ProviderRefund[] } | { readonly never: string }> {
  const { secretKey } = account;
  const { provider_ref: intent, currency } = payment;
  try {
    // A key counts for a day: what was asked for before that is looked for first.
    if (refund.state === 'uncertain') {
      const { refunds } = await port.read(secretKey, intent);
      if (refunds.some(({ ours }) => ours === refund.id)) return { refunds };
    }
    const asked = { id: refund.id, amountMinor: refund.amount_minor, currency, intent };
    return { refunds: [await port.refund(secretKey, asked)] };
  } catch (fault) {
    if (fault instanceof PaymentRefused) return { never: codeOf(fault) };
    throw fault;
  }
}

// Somebody else may have brought it further meanwhile.
async function fail(
  tx: Tx,
  who: Parameters<typeof writeRefund>[1],
  { id }: RefundRow,
  fault: string,
): Promise<void> {
  const row = await findRefund(tx, who.tenant, id);
  if (row !== undefined) await writeRefund(tx, who, row, { state: 'failed', ref: null, fault });
}
