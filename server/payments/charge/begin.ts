import type { ReplyOf } from '#contract/operation';
import type { payments } from '#contract/payments';
import { inSeconds } from '#platform/clock';
import { enqueue } from '#platform/enqueue';
import { type Intent, PaymentRefused, PaymentUncertain } from '#platform/payment-port';
import type { Ports } from '#platform/ports';
import { refuse } from '#platform/refuse';
import type { Key, Staff } from '#platform/who';
import { type Account, readAccount } from '../account/keys.ts';
import { codeOf } from '../answered.ts';
import { shownPayment } from '../shown.ts';
import { insertPayment, type Wanted } from './insert.ts';
import { giveUp, note, noteUncertain } from './note.ts';
import type { PaymentRow } from './row.ts';

/** After so long somebody looks what became of a payment whose begin was not brought to its end. */
const lookAfterSeconds = 60;

/**
 * Begins a payment by card: written down, asked of the provider, noted. Should this end in between, a job goes on.
 * @throws {Refusal} `payment_off`, `payment_open`, `payment_refused`
 */
export async function beginPayment(
  ports: Ports,
  who: Staff | Key,
  wanted: Wanted,
): Promise<ReplyOf<typeof payments.beginPayment>> {
  const { db, payments: port } = ports;
  const { account, row } = await db.as(who, 'caller', async (tx) => {
    const account = (await readAccount(tx, who.tenant)) ?? refuse('payment_off');
    const isTest = account.mode === 'test';
    const row = await insertPayment(tx, who, wanted, { way: 'stripe', state: 'new', isTest });
    const payload = { tenant: who.tenant, payment: row.id };
    const after = inSeconds(lookAfterSeconds);
    await enqueue(tx, 'payments.settle', payload, { key: `${row.id} begun`, after });
    return { account, row };
  });
  const intent = await asked(ports, who, account, row);
  const reply = await db.as(who, 'caller', async (tx) => {
    const noted =
      intent === undefined
        ? await noteUncertain(tx, who, row.id)
        : await note(tx, who, row.id, intent);
    return shownPayment(noted, 0n);
  });
  const clientSecret = intent?.clientSecret ?? null;
  return {
    ...reply,
    publicKey: account.publicKey,
    clientSecret,
    twinUrl: clientSecret === null ? null : port.twinPage(account.secretKey, clientSecret),
  };
}

/** Asks for the payment; undefined where the provider did not answer. @throws {Refusal} `payment_refused` */
async function asked(
  { db, payments: port }: Ports,
  who: Staff | Key,
  { secretKey }: Account,
  row: PaymentRow,
): Promise<Intent | undefined> {
  try {
    return await port.begin(secretKey, askedOf(row));
  } catch (fault) {
    if (fault instanceof PaymentUncertain) return undefined;
    if (!(fault instanceof PaymentRefused)) throw fault;
    const code = codeOf(fault);
    await db.as(who, 'caller', (tx) => giveUp(tx, who, row.id, code));
    return refuse('payment_refused', { facts: { fault: code } });
  }
}

/** A payment as the provider is asked for it: always under its own id. */
export const askedOf = ({ id, amount_minor, currency }: PaymentRow) => ({
  id,
  amountMinor: amount_minor,
  currency,
});
