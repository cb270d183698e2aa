import { PaymentUncertain } from '#platform/payment-port';
import type { Ports } from '#platform/ports';
import { refuse } from '#platform/refuse';
import type { By } from '../by.ts';
import { againAtOnce, type HowToPay } from '../charge/reach.ts';
import { lookUpCard, toLookUpCard } from './look.ts';
import { noteCard, noteUncertainCard } from './note.ts';
import { cardState, findCard } from './row.ts';
import type { CardState } from './rules.ts';

/** How a card is asked for that is to be saved. */
export interface HowToSave extends Omit<HowToPay, 'state'> {
  readonly state: CardState;
}

/**
 * Asks the provider for a card to be saved, as `reachPayment` does for a payment; asked again, it is the same with the same
 * way to give the card.
 * @throws {Refusal} `payment_refused`, `payment_off` where it is over or its account is gone, `not_found`
 */
export async function reachCard(ports: Ports, who: By, id: string): Promise<HowToSave> {
  const { db, payments: port } = ports;
  const looked = await db.as(who, 'engine', (tx) => toLookUpCard(tx, who.tenant, id));
  if (looked === undefined) return refuse('payment_off');
  const { account } = looked;
  const shown = (state: CardState, clientSecret: string | null): HowToSave => ({
    state,
    provider: 'stripe',
    publicKey: account.publicKey,
    clientSecret,
    twinUrl: clientSecret === null ? null : port.twinPage(account.secretKey, clientSecret),
  });
  try {
    const found = await againAtOnce(() => lookUpCard(ports, who, looked));
    const row = await db.as(who, 'engine', (tx) => noteCard(tx, who, id, found));
    if ('never' in found) return refuse('payment_refused', { facts: { fault: found.never } });
    return shown(cardState(row), found.status === 'waiting' ? found.clientSecret : null);
  } catch (fault) {
    if (!(fault instanceof PaymentUncertain)) throw fault;
    const row = await db.as(who, 'engine', (tx) => noteUncertainCard(tx, who, id));
    return shown(cardState(row), null);
  }
}

/** Where a card stands now, and by what its holder knows it. */
export interface CardStanding {
  readonly state: CardState;
  readonly fault: string | null;
  readonly brand: string | null;
  readonly last4: string | null;
}

/** Where a card stands now: the provider is asked; where it does not answer, what was known before. @throws {Refusal} `not_found` */
export async function cardNow(ports: Ports, who: By, id: string): Promise<CardStanding> {
  const { db } = ports;
  const looked = await db.as(who, 'engine', (tx) => toLookUpCard(tx, who.tenant, id));
  const found =
    looked === undefined
      ? undefined
      : await lookUpCard(ports, who, looked).catch((fault: unknown) => {
          if (!(fault instanceof PaymentUncertain)) throw fault;
        });
  return db.as(who, 'engine', async (tx) => {
    const row =
      found === undefined ? await findCard(tx, who.tenant, id) : await noteCard(tx, who, id, found);
    return { state: cardState(row), fault: row.fault_code, brand: row.brand, last4: row.last4 };
  });
}
