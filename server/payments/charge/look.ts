import { inSeconds } from '#platform/clock';
import { type Intent, PaymentRefused, type PaymentPort } from '#platform/payment-port';
import type { Tx } from '#platform/tx';
import { type Account, readAccount } from '../account/keys.ts';
import { codeOf } from '../answered.ts';
import { askedOf } from './begin.ts';
import { giveUp, note } from './note.ts';
import { findPayment, type PaymentRow, stateOf } from './row.ts';
import { keyHours, openStates, waitHours } from './rules.ts';

/** A payment with the account that can say what became of it. */
export interface Looked {
  readonly row: PaymentRow;
  readonly account: Account;
}

/** What there is to look up of a payment; undefined where the provider has nothing to say of it. As `caller`. */
export async function toLookUp(tx: Tx, tenant: string, id: string): Promise<Looked | undefined> {
  const row = await findPayment(tx, tenant, id);
  const account = row.way === 'stripe' ? await readAccount(tx, tenant) : undefined;
  if (account === undefined) return undefined;
  return row.provider_ref === null && !isOpen(row) ? undefined : { row, account };
}

const isOpen = (row: PaymentRow) => openStates.some((one) => one === stateOf(row));
const olderThan = ({ created_at: at }: PaymentRow, hours: number) => at < inSeconds(-hours * 3600);

/** What came of asking: what a payment is now, or why it never will be. */
export type Found = Intent | { readonly never: string };

/**
 * Asks the provider what became of a payment. One of which it was never heard whether it was begun is begun again under the
 * same key; once that counts no more it is given up, and nobody can have paid it: nobody was told how. One that nobody paid
 * for a day is taken back.
 * @throws {PaymentUncertain}
 */
export async function lookUp(port: PaymentPort, { row, account }: Looked): Promise<Found> {
  const { secretKey } = account;
  try {
    if (row.provider_ref === null) {
      if (olderThan(row, keyHours)) return { never: 'not_begun' };
      return await port.begin(secretKey, askedOf(row));
    }
    const intent = await port.read(secretKey, row.provider_ref);
    const isOver = intent.status === 'waiting' && olderThan(row, waitHours);
    return isOver ? await port.cancel(secretKey, row.provider_ref) : intent;
  } catch (fault) {
    if (fault instanceof PaymentRefused) return { never: codeOf(fault) };
    throw fault;
  }
}

/** Notes what was found. As `caller`. */
export function noteFound(
  tx: Tx,
  who: Parameters<typeof note>[1],
  id: string,
  found: Found,
): Promise<PaymentRow> {
  return 'never' in found ? giveUp(tx, who, id, found.never) : note(tx, who, id, found);
}
