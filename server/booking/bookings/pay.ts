import { beginInTx, type HowToPay, reachPayment, stateNow } from '#payments';
import type { byLink } from '#contract/booking/by-link';
import type { ReplyOf } from '#contract/operation';
import { now } from '#platform/clock';
import type { Ports } from '#platform/ports';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';
import { opened, visitor } from './by-link.ts';
import { cardToSave, lookAtCard } from './keep-card.ts';
import { readOwn } from './read-own.ts';
import { settle } from './settle.ts';
import { settleCard } from './settle-card.ts';
import type { By } from './wanted.ts';

type Paying = ReplyOf<typeof byLink.payByLink>;

/**
 * How a held booking is paid, or the card saved that it is held for, and where that stands: the provider is asked, never the
 * page that says it was done. What has come by now stands from here on.
 * @throws {Refusal} `hold_lapsed`, `payment_off`, `payment_refused`, and as `opened`
 */
export async function payByLink(ports: Ports, who: Who, token: string): Promise<Paying> {
  const by = visitor(who);
  const { db } = ports;
  const { id, payment, card, isHeld } = await db.as(by, 'engine', (tx) => toPay(tx, by, token));
  if (card !== undefined) {
    const { how, isSaved } = await lookAtCard(ports, by, card, isHeld);
    if (isSaved) await db.as(by, 'engine', (tx) => settleCard(tx, by, card));
    return shown(ports, by, id, how);
  }
  if (payment === undefined) return shown(ports, by, id, null);
  const how = isHeld ? await reachPayment(ports, by, payment) : null;
  const state = how?.state ?? (await stateNow(ports, by, payment)).state;
  if (state === 'paid') await db.as(by, 'engine', (tx) => settle(tx, by, payment));
  return shown(ports, by, id, how);
}

interface ToPay {
  readonly id: string;
  /** What is under way for it: one of both, or nothing. */
  readonly payment?: string;
  readonly card?: string;
  readonly isHeld: boolean;
}

/** What is under way for a booking; begun anew for one that is held and has nothing. */
async function toPay(tx: Tx, by: By, token: string): Promise<ToPay> {
  const booking = await opened(tx, by, token);
  const { id, status } = booking;
  const { tenant } = by;
  const row = await tx
    .selectFrom('bookings')
    .select(['due_now_minor', 'price_minor', 'currency', 'hold_ends_at'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const isHeld = status === 'held' && row.hold_ends_at !== null && row.hold_ends_at > now();
  const going = await goingOf(tx, tenant, id);
  if (going !== undefined) return { id, payment: going, isHeld };
  const card = await cardToSave(tx, by, booking, isHeld);
  if (card !== undefined) return { id, card, isHeld };
  if (!isHeld)
    return status === 'held' || status === 'expired' ? refuse('hold_lapsed') : { id, isHeld };
  const due = row.due_now_minor;
  // What is only offered has nothing to pay.
  if (due === 0n) return { id, isHeld };
  const payment = await beginInTx(tx, by, {
    subject: { kind: 'booking', id },
    kind: due === row.price_minor ? 'full' : 'deposit',
    amount: { minor: String(due), currency: row.currency },
  });
  return { id, payment, isHeld };
}

/** The payment by card that is under way for a booking, or was made. */
async function goingOf(tx: Tx, tenant: string, booking: string): Promise<string | undefined> {
  const payments = await tx
    .selectFrom('payments')
    .select(['id', 'state'])
    .where('tenant_id', '=', tenant)
    .where('subject_id', '=', booking)
    .where('way', '=', 'stripe')
    .where('kind', 'in', ['full', 'deposit'])
    .orderBy('id', 'desc')
    .execute();
  return payments.find(({ state }) => state !== 'failed' && state !== 'cancelled')?.id;
}

async function shown(
  { db }: Ports,
  by: By,
  id: string,
  how: Pick<HowToPay, 'publicKey' | 'clientSecret' | 'twinUrl'> | null,
): Promise<Paying> {
  const all = await db.as(by, 'engine', (tx) => readOwn(tx, by.tenant, [id]));
  const { booking } = all.get(id) ?? refuse('not_found');
  return {
    booking,
    publicKey: how?.publicKey ?? null,
    clientSecret: how?.clientSecret ?? null,
    twinUrl: how?.twinUrl ?? null,
  };
}
