import { inSeconds } from '#platform/clock';
import { type Intent, PaymentRefused, type PaymentPort } from '#platform/payment-port';
import type { Tx } from '#platform/tx';
import { type Account, readAccount } from '../account/keys.ts';
import { codeOf } from '../answered.ts';
import type { By } from '../by.ts';
import { chargeFound, type Charged, chargedCard } from '../later/charged.ts';
import { giveUp, note } from './note.ts';
import { findPayment, type PaymentRow, stateOf } from './row.ts';
import { keyHours, openStates, waitHours } from './rules.ts';

/** A payment with the account that can say what became of it. */
export interface Looked {
  readonly row: PaymentRow;
  readonly account: Account;
  /** The saved card that it charges, where it does. */
  readonly card: Charged | undefined;
}

/** What there is to look up of a payment; undefined where the provider has nothing to say of it. As `caller` or `engine`. */
export async function toLookUp(tx: Tx, tenant: string, id: string): Promise<Looked | undefined> {
  const row = await findPayment(tx, tenant, id);
  const account = row.way === 'stripe' ? await readAccount(tx, tenant) : undefined;
  if (account === undefined) return undefined;
  if (row.provider_ref === null && !isOpen(row)) return undefined;
  const card = row.card_id === null ? undefined : await chargedCard(tx, tenant, row.card_id);
  return { row, account, card };
}

const isOpen = (row: PaymentRow) => openStates.some((one) => one === stateOf(row));
const olderThan = ({ created_at: at }: PaymentRow, hours: number) => at < inSeconds(-hours * 3600);

/** Why a payment never will be, with the provider's name for it where it has one. */
export interface Never {
  readonly never: string;
  readonly ref?: string;
}

/** What came of asking: what a payment is now, or why it never will be. */
export type Found = Intent | Never;

/**
 * Asks the provider what became of a payment. One of which it was never heard whether it was begun is begun again under the
 * same key; once that counts no more it is given up, and nobody can have paid it: nobody was told how. One that nobody paid
 * for a day is taken back.
 * @throws {PaymentUncertain}
 */
export async function lookUp(port: PaymentPort, { row, account, card }: Looked): Promise<Found> {
  const { secretKey } = account;
  const isLost = row.provider_ref === null && olderThan(row, keyHours);
  try {
    if (card !== undefined)
      return await chargeFound(port, secretKey, {
        ...askedOf(row),
        ref: row.provider_ref,
        card,
        isLost,
      });
    if (row.provider_ref === null)
      return isLost ? { never: 'not_begun' } : await port.begin(secretKey, askedOf(row));
    const intent = await port.read(secretKey, row.provider_ref);
    const isOver = intent.status === 'waiting' && olderThan(row, waitHours);
    return isOver ? await port.cancel(secretKey, row.provider_ref) : intent;
  } catch (fault) {
    if (fault instanceof PaymentRefused) return { never: codeOf(fault) };
    throw fault;
  }
}

/** A payment as the provider is asked for it: always under its own id. */
const askedOf = ({ id, amount_minor: amountMinor, currency }: PaymentRow) => ({
  id,
  amountMinor,
  currency,
});

/** Notes what was found. As `caller` or `engine`. */
export function noteFound(tx: Tx, who: By, id: string, found: Found): Promise<PaymentRow> {
  return 'never' in found ? giveUp(tx, who, id, found) : note(tx, who, id, found);
}
