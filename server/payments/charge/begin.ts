import type { ReplyOf } from '#contract/operation';
import type { payments } from '#contract/payments';
import { inSeconds } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import type { Ports } from '#platform/ports';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { readAccount } from '../account/keys.ts';
import type { By } from '../by.ts';
import { shownPayment } from '../shown.ts';
import { insertPayment, type Wanted } from './insert.ts';
import { reachPayment } from './reach.ts';
import { findPayment, openPaymentOf } from './row.ts';

/** After so long somebody looks what became of a payment whose begin was not brought to its end. */
const lookAfterSeconds = 60;

/**
 * Begins a payment by card in the transaction that has something to be paid: a row, and a job that looks at it should all
 * else end here. `reachPayment` then asks the provider, outside of the transaction. One that is under way for the same part
 * of the same thing at the same price is that payment. As `caller` or `engine`.
 * @param wanted the amount as the caller's own row has it, never as somebody says
 * @returns the payment's id
 * @throws {Refusal} `payment_off` where no provider is connected, `payment_open` where it is paid, or is being paid at
 * another price
 */
export async function beginInTx(tx: Tx, who: By, wanted: Wanted): Promise<string> {
  return (await openPaymentOf(tx, who.tenant, wanted)) ?? (await start(tx, who, wanted));
}

async function start(tx: Tx, who: By, wanted: Wanted): Promise<string> {
  const account = (await readAccount(tx, who.tenant)) ?? refuse('payment_off');
  const isTest = account.mode === 'test';
  const { id } = await insertPayment(tx, who, wanted, { way: 'stripe', state: 'new', isTest });
  const after = inSeconds(lookAfterSeconds);
  const payload = { tenant: who.tenant, payment: id };
  await enqueue(tx, 'payments.settle', payload, { key: `${id} begun`, after });
  return id;
}

/** Begins a payment by card for staff. @throws {Refusal} `payment_off`, `payment_open`, `payment_refused` */
export async function beginPayment(
  ports: Ports,
  who: Staff | Key,
  wanted: Wanted,
): Promise<ReplyOf<typeof payments.beginPayment>> {
  const id = await ports.db.as(who, 'caller', (tx) => start(tx, who, wanted));
  const { publicKey, clientSecret, twinUrl } = await reachPayment(ports, who, id);
  const row = await ports.db.as(who, 'caller', (tx) => findPayment(tx, who.tenant, id));
  return { ...shownPayment(row, 0n), publicKey, clientSecret, twinUrl };
}
