import { beginInTx, type HowToPay, reachPayment, stateNow } from '#payments';
import type { byLink } from '#contract/booking/by-link';
import type { ReplyOf } from '#contract/operation';
import { now } from '#platform/clock';
import type { Ports } from '#platform/ports';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';
import { opened, visitor } from './by-link.ts';
import { readOwn } from './read-own.ts';
import { settle } from './settle.ts';
import type { By } from './wanted.ts';

type Paying = ReplyOf<typeof byLink.payByLink>;

/**
 * How a held booking is paid, and where its payment stands: the provider is asked, never the page that says it was paid. What
 * has been paid by now stands from here on.
 * @throws {Refusal} `hold_lapsed`, `payment_off`, `payment_refused`, and as `opened`
 */
export async function payByLink(ports: Ports, who: Who, token: string): Promise<Paying> {
  const by = visitor(who);
  const { db } = ports;
  const { id, payment, isHeld } = await db.as(by, 'engine', (tx) => toPay(tx, by, token));
  if (payment === undefined) return shown(ports, by, id, null);
  const how = isHeld ? await reachPayment(ports, by, payment) : null;
  const state = how?.state ?? (await stateNow(ports, by, payment)).state;
  if (state === 'paid') await db.as(by, 'engine', (tx) => settle(tx, by, payment));
  return shown(ports, by, id, how);
}

/** The payment that is under way for a booking; begun anew for one that is held and has none. */
async function toPay(
  tx: Tx,
  by: By,
  token: string,
): Promise<{ id: string; payment: string | undefined; isHeld: boolean }> {
  const { id, status } = await opened(tx, by, token);
  const { tenant } = by;
  const row = await tx
    .selectFrom('bookings')
    .select(['due_now_minor', 'price_minor', 'currency', 'hold_ends_at'])
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const isHeld = status === 'held' && row.hold_ends_at !== null && row.hold_ends_at > now();
  const payments = await tx
    .selectFrom('payments')
    .select(['id', 'state'])
    .where('tenant_id', '=', tenant)
    .where('subject_id', '=', id)
    .where('way', '=', 'stripe')
    .where('kind', 'in', ['full', 'deposit'])
    .orderBy('id', 'desc')
    .execute();
  const going = payments.find(({ state }) => state !== 'failed' && state !== 'cancelled');
  if (going !== undefined) return { id, payment: going.id, isHeld };
  if (!isHeld)
    return status === 'held' || status === 'expired'
      ? refuse('hold_lapsed')
      : { id, payment: undefined, isHeld };
  const due = row.due_now_minor;
  // What is only offered, or asks for a card that is kept, has nothing to pay.
  if (due === 0n) return { id, payment: undefined, isHeld };
  const payment = await beginInTx(tx, by, {
    subject: { kind: 'booking', id },
    kind: due === row.price_minor ? 'full' : 'deposit',
    amount: { minor: String(due), currency: row.currency },
  });
  return { id, payment, isHeld };
}

async function shown({ db }: Ports, by: By, id: string, how: HowToPay | null): Promise<Paying> {
  const all = await db.as(by, 'engine', (tx) => readOwn(tx, by.tenant, [id]));
  const { booking } = all.get(id) ?? refuse('not_found');
  return {
    booking,
    publicKey: how?.publicKey ?? null,
    clientSecret: how?.clientSecret ?? null,
    twinUrl: how?.twinUrl ?? null,
  };
}
