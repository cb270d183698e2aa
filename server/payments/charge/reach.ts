import { now } from '#platform/clock';
import { PaymentUncertain } from '#platform/payment-port';
import type { Ports } from '#platform/ports';
import { refuse } from '#platform/refuse';
import type { By } from '../by.ts';
import { lookUp, noteFound, toLookUp } from './look.ts';
import { noteUncertain } from './note.ts';
import { findPayment, type PaymentRow, stateOf } from './row.ts';
import type { PaymentState } from './rules.ts';

/** How a card is asked for. */
export interface HowToPay {
  readonly state: PaymentState;
  readonly provider: 'stripe';
  readonly publicKey: string;
  /** For Stripe.js; null where there is nothing to pay by it: the provider has not answered, or it is over. */
  readonly clientSecret: string | null;
  /** The page of the demo's twin on which the card is asked for. */
  readonly twinUrl: string | null;
}

/**
 * Asks the provider for a payment that was begun, under its own id as the key, outside of any transaction; asked again, it
 * is the same payment with the same way to pay it. What fails at once is asked once more; what still is not answered
 * stays `uncertain`, and the job that was sent with the row goes on.
 * @throws {Refusal} `payment_refused` where the provider says no, `payment_off`, `not_found`
 */
export async function reachPayment(ports: Ports, who: By, id: string): Promise<HowToPay> {
  const { row, clientSecret, account } = await reached(ports, who, id);
  return {
    state: stateOf(row),
    provider: 'stripe',
    publicKey: account.publicKey,
    clientSecret,
    twinUrl:
      clientSecret === null ? null : ports.payments.twinPage(account.secretKey, clientSecret),
  };
}

/** The same with the payment as it is then. */
async function reached({ db, payments: port }: Ports, who: By, id: string) {
  const looked = await db.as(who, 'engine', (tx) => toLookUp(tx, who.tenant, id));
  if (looked === undefined) return refuse('payment_off');
  const { account } = looked;
  try {
    const found = await againAtOnce(() => lookUp(port, looked));
    const row = await db.as(who, 'engine', (tx) => noteFound(tx, who, id, found));
    if ('never' in found) return refuse('payment_refused', { facts: { fault: found.never } });
    const mayBePaid = found.status === 'waiting' && row.card_id === null;
    return { row, account, clientSecret: mayBePaid ? found.clientSecret : null };
  } catch (fault) {
    if (!(fault instanceof PaymentUncertain)) throw fault;
    const row = await db.as(who, 'engine', (tx) => noteUncertain(tx, who, id));
    return { row, account, clientSecret: null };
  }
}

/** What failed faster than this is tried again while somebody waits. */
const atOnceMs = 5000;

/** Asks once more where the first answer failed at once: under the same key it is the same question. */
export async function againAtOnce<T>(ask: () => Promise<T>): Promise<T> {
  const since = now().getTime();
  try {
    return await ask();
  } catch (fault) {
    if (fault instanceof PaymentUncertain && now().getTime() - since < atOnceMs) return ask();
    throw fault;
  }
}

/** Where a payment stands. */
export interface Standing {
  readonly state: PaymentState;
  /** The provider's word for the last refusal. */
  readonly fault: string | null;
}

/**
 * Where a payment stands now: the provider is asked, never whoever says they have paid. Where it does not answer, what was
 * known before.
 * @throws {Refusal} `not_found`
 */
export async function stateNow(
  { db, payments: port }: Ports,
  who: By,
  id: string,
): Promise<Standing> {
  const looked = await db.as(who, 'engine', (tx) => toLookUp(tx, who.tenant, id));
  const found =
    looked === undefined ? undefined : await lookUp(port, looked).catch(undefinedIfUncertain);
  return db.as(who, 'engine', async (tx) => {
    const row: PaymentRow =
      found === undefined
        ? await findPayment(tx, who.tenant, id)
        : await noteFound(tx, who, id, found);
    return { state: stateOf(row), fault: row.fault_code };
  });
}

function undefinedIfUncertain(fault: unknown): undefined {
  if (!(fault instanceof PaymentUncertain)) throw fault;
}
