import { sql } from 'kysely';
import { record } from '#audit';
import type { waitlistOperations } from '#contract/booking/waitlist';
import type { ReplyOf } from '#contract/operation';
import { inSeconds, now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';
import { opened, visitor } from '../bookings/by-link.ts';
import { cancel, conditionsOf } from '../bookings/cancel.ts';
import { readHouse } from '../bookings/house.ts';
import { askCard } from '../bookings/keep-card.ts';
import { lockBooking, type Locked } from '../bookings/locked.ts';
import { readOwn } from '../bookings/read-own.ts';
import { stand } from '../bookings/settle.ts';
import type { By } from '../bookings/wanted.ts';
import { expireAt } from '../holds/expire.ts';
import { sendNotices } from '../notices/send.ts';

type Offered = ReplyOf<typeof waitlistOperations.getOffer>;
type Taken = ReplyOf<typeof waitlistOperations.takeOffer>;

interface Offer {
  readonly id: string;
  readonly entry: string;
  readonly state: Offered['state'];
  readonly endsAt: Date;
}

/** Shows the offer that a link opens. As `engine`. @throws {Refusal} `not_found`, `booking_replaced` */
export async function showOffer(tx: Tx, who: Who, token: string): Promise<Offered> {
  const by = visitor(who);
  const { id } = await opened(tx, by, token);
  const { state, endsAt } = await offerOf(tx, by.tenant, id);
  // It is over when its time is, whenever somebody draws the line.
  const isOver = state === 'open' && endsAt <= now();
  const booking = await ownOf(tx, by, id);
  return { booking, state: isOver ? 'over' : state, endsAt: endsAt.toISOString() };
}

/**
 * Takes what is offered: it stands from now on, or is held for some minutes more where it must be paid first, or a card is to be
 * kept. Taken twice, it is taken once. As `engine`.
 * @throws {Refusal} `not_found`, `booking_replaced`, `hold_lapsed`, `payment_off` where no provider is there to keep a card
 */
export async function takeOffer(tx: Tx, who: Who, token: string): Promise<Taken> {
  const by = visitor(who);
  const { booking, offer } = await inHand(tx, by, token);
  if (offer.state !== 'taken') {
    if (offer.state !== 'open' || booking.status !== 'held' || offer.endsAt <= now())
      refuse('hold_lapsed');
    const pays = (await mustPay(tx, by.tenant, booking)) || (await mustGiveCard(tx, by, booking));
    await (pays ? holdOn(tx, by.tenant, booking) : stand(tx, by, booking));
    await close(tx, by, { booking, offer, as: 'taken', entry: 'taken' });
    await sendNotices(tx, by, 'made', [booking.id]);
  }
  const own = await ownOf(tx, by, booking.id);
  return { booking: own, isHeld: own.status === 'held' };
}

/** Lets it go to whoever waits next. As `engine`. @throws {Refusal} as `takeOffer` */
export async function refuseOffer(
  tx: Tx,
  who: Who,
  token: string,
  { leave }: { readonly leave: boolean },
): Promise<void> {
  const by = visitor(who);
  const { booking, offer } = await inHand(tx, by, token);
  if (offer.state === 'refused') return;
  if (offer.state !== 'open' || booking.status !== 'held') refuse('hold_lapsed');
  await cancel(tx, by, booking, { reason: null, refund: 'all' });
  await close(tx, by, { booking, offer, as: 'refused', entry: leave ? 'left' : 'waiting' });
}

/** Holds the booking that a link opens, and its offer. */
async function inHand(tx: Tx, by: By, token: string): Promise<{ booking: Locked; offer: Offer }> {
  const { id } = await opened(tx, by, token);
  const booking = await lockBooking(tx, by.tenant, id);
  return { booking, offer: await offerOf(tx, by.tenant, id) };
}

async function offerOf(tx: Tx, tenant: string, booking: string): Promise<Offer> {
  const row = await tx
    .selectFrom('waitlist_offers')
    .select(['id', 'entry_id as entry', 'state', 'ends_at as endsAt'])
    .where('tenant_id', '=', tenant)
    .where('booking_id', '=', booking)
    .$castTo<Offer>()
    .executeTakeFirst();
  return row ?? refuse('not_found');
}

/** What became of an offer, of the booking that was held for it, and of whoever it was made to. */
export interface Closing {
  readonly booking: Pick<Locked, 'id' | 'customer'>;
  readonly offer: Pick<Offer, 'id' | 'entry'>;
  readonly as: 'taken' | 'refused';
  readonly entry: 'taken' | 'waiting' | 'left';
}

/** Writes down what became of an offer. */
export async function close(tx: Tx, by: By, { booking, offer, as, entry }: Closing): Promise<void> {
  const { tenant } = by;
  await tx
    .updateTable('waitlist_offers')
    .set({ state: as })
    .where('tenant_id', '=', tenant)
    .where('id', '=', offer.id)
    .execute();
  const booked = as === 'taken' ? { booking_id: booking.id } : {};
  await tx
    .updateTable('waitlist_entries')
    .set({ state: entry, updated_at: now(), ...booked })
    .where('tenant_id', '=', tenant)
    .where('id', '=', offer.entry)
    .execute();
  const types = {
    taken: 'waitlist.taken',
    waiting: 'waitlist.passed',
    left: 'waitlist.left',
  } as const;
  const { customer } = booking;
  await record(tx, by, {
    type: types[entry],
    subject: { kind: 'waitlist_entry', id: offer.entry },
    ...(customer !== null && { customer }),
    facts: { booking: booking.id },
  });
}

async function mustPay(tx: Tx, tenant: string, { id }: Locked): Promise<boolean> {
  const row = await tx
    .selectFrom('bookings')
    .select('due_now_minor')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return row.due_now_minor > 0n;
}

/** Asks for the card that its service wants to be kept. @returns whether it does */
async function mustGiveCard(tx: Tx, by: By, booking: Locked): Promise<boolean> {
  const { id, customer, package: paidWith } = booking;
  if (customer === null || paidWith !== null) return false;
  const conditions = await conditionsOf(tx, by.tenant, booking);
  if (conditions.pay !== 'card_on_file') return false;
  await askCard(tx, by, { id, customer }, conditions);
  return true;
}

/** Holds it for as long as somebody has to pay. */
async function holdOn(tx: Tx, tenant: string, { id }: Locked): Promise<void> {
  const { holdMinutes } = await readHouse(tx, tenant);
  const until = inSeconds(holdMinutes * 60);
  await sql`
    UPDATE clientele.bookings SET hold_ends_at = ${until}, version = version + 1, updated_at = ${now()}
    WHERE tenant_id = ${tenant} AND id = ${id}`.execute(tx);
  await expireAt(tx, tenant, until);
}

async function ownOf(tx: Tx, { tenant }: By, id: string): Promise<Offered['booking']> {
  return (await readOwn(tx, tenant, [id])).get(id)?.booking ?? refuse('not_found');
}
