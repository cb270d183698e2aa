import { inSeconds } from '#platform/clock';
import type { ReplyOf } from '#contract/operation';
import type { payments } from '#contract/payments';
import { enqueue } from '#platform/enqueue';
import { PaymentUncertain } from '#platform/payment-port';
import type { Ports } from '#platform/ports';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { readAccount } from '../account/keys.ts';
import type { By } from '../by.ts';
import { lookUp, noteFound, toLookUp } from '../charge/look.ts';
import { insertPayment, type Wanted } from '../charge/insert.ts';
import { noteUncertain } from '../charge/note.ts';
import { shownPayment } from '../shown.ts';
import { type CardRow, savedCardOf } from './row.ts';

/** A job charges, unless somebody who waits has done it by then. */
const chargeAfterSeconds = 60;

/**
 * Charges the fee of somebody who did not come to the card that was saved for it: a payment of its own, made by a job, unless
 * whoever began it calls `chargeNow` before. How much it is stands with the card, as it was agreed; nobody says it anew. As
 * `caller` or `engine`.
 * @returns the payment's id
 * @throws {Refusal} `payment_off`, `card_missing` where none is saved or no fee was agreed, `payment_open` where the fee was
 * taken
 */
export async function chargeInTx(tx: Tx, who: By, subject: Wanted['subject']): Promise<string> {
  const account = (await readAccount(tx, who.tenant)) ?? refuse('payment_off');
  const card = (await savedCardOf(tx, who.tenant, subject.id)) ?? refuse('card_missing');
  const amount = feeOf(card) ?? refuse('card_missing');
  const wanted = { subject, amount, kind: 'no_show' } as const;
  const isTest = account.mode === 'test';
  const made = { way: 'stripe', state: 'new', isTest, card: card.id } as const;
  const { id } = await insertPayment(tx, who, wanted, made);
  const after = inSeconds(chargeAfterSeconds);
  const payload = { tenant: who.tenant, payment: id };
  await enqueue(tx, 'payments.settle', payload, { key: `${id} begun`, after });
  return id;
}

/** Charges such a fee while staff wait, who are told what came of it; where nobody answers, that is not known. */
export async function chargeNow(
  { db, payments: port }: Ports,
  who: Staff | Key,
  id: string,
): Promise<ReturnType<typeof shownPayment>> {
  const looked = await db.as(who, 'caller', (tx) => toLookUp(tx, who.tenant, id));
  if (looked === undefined) return refuse('payment_off');
  const found = await lookUp(port, looked).catch((fault: unknown) => {
    if (!(fault instanceof PaymentUncertain)) throw fault;
  });
  return db.as(who, 'caller', async (tx) => {
    const row = await (found === undefined
      ? noteUncertain(tx, who, id)
      : noteFound(tx, who, id, found));
    return shownPayment(row, 0n);
  });
}

/** The card that can be charged for something, as staff see it. As `caller`. */
export async function showSavedCard(
  tx: Tx,
  tenant: string,
  subject: string,
): Promise<ReplyOf<typeof payments.getSavedCard>> {
  const card = await savedCardOf(tx, tenant, subject);
  if (card === undefined) return { card: null };
  const { brand, last4, updated_at: at } = card;
  return {
    card: {
      brand: brand ?? '',
      last4: last4 ?? '',
      fee: feeOf(card),
      savedAt: at.toISOString(),
    },
  };
}

function feeOf({ fee_minor: minor, fee_currency: currency }: CardRow) {
  return minor === null || currency === null ? null : { minor: String(minor), currency };
}
