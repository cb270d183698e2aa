import { askCardInTx, type HowToSave, cardNow, letGoInTx, reachCard } from '#payments';
import type { BookingStatus } from '#contract/booking/booking';
import type { Ports } from '#platform/ports';
import type { Tx } from '#platform/tx';
import type { Conditions } from './conditions.ts';
import type { Locked } from './locked.ts';
import type { By } from './wanted.ts';

/** A card that is kept for a booking, or is asked for. */
interface KeptCard {
  readonly id: string;
  readonly state: string;
  readonly fee: { readonly minor: bigint; readonly currency: string } | null;
}

/**
 * Asks for the card that a booking is held for, with what may be charged to it as the service says now.
 * @throws {Refusal} `payment_off` where no provider is connected
 */
export function askCard(
  tx: Tx,
  who: By,
  { id, customer }: { readonly id: string; readonly customer: string },
  { noShowMinor: minor, currency }: Pick<Conditions, 'noShowMinor' | 'currency'>,
): Promise<string> {
  const subject = { kind: 'booking', id } as const;
  const fee = minor === null ? null : { minor, currency };
  return askCardInTx(tx, who, { subject, customer, fee });
}

/**
 * The card that a booking is held for, or stands by: where the last one came to nothing, another is asked for with the same fee,
 * for as long as it is held. Undefined where none was ever asked for, or none is to be had any more.
 */
export async function cardToSave(
  tx: Tx,
  by: By,
  { id, customer }: Pick<Locked, 'id' | 'customer'>,
  isHeld: boolean,
): Promise<string | undefined> {
  const last = await lastCardOf(tx, by.tenant, id);
  if (last === undefined) return undefined;
  const isOver = last.state === 'failed' || last.state === 'cancelled';
  if (!isOver) return last.id;
  if (!isHeld || customer === null) return undefined;
  const subject = { kind: 'booking', id } as const;
  return askCardInTx(tx, by, { subject, customer, fee: last.fee });
}

async function lastCardOf(tx: Tx, tenant: string, booking: string): Promise<KeptCard | undefined> {
  const row = await tx
    .selectFrom('saved_cards')
    .select(['id', 'state', 'fee_minor as minor', 'fee_currency as currency'])
    .where('tenant_id', '=', tenant)
    .where('subject_id', '=', booking)
    .where('state', '<>', 'removed')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { id, state, minor, currency } = row;
  return { id, state, fee: minor === null || currency === null ? null : { minor, currency } };
}

/** How a card is saved, and whether it was: the provider is asked. @throws {Refusal} `payment_off`, `payment_refused` */
export async function lookAtCard(
  ports: Ports,
  by: By,
  card: string,
  isHeld: boolean,
): Promise<{ readonly how: HowToSave | null; readonly isSaved: boolean }> {
  if (isHeld)
    try {
      const how = await reachCard(ports, by, card);
      return { how, isSaved: how.state === 'saved' };
    } catch (fault) {
      // A notice may have brought it to its end a moment ago: then there is nothing more to reach.
      if ((await cardNow(ports, by, card)).state !== 'saved') throw fault;
      return { how: null, isSaved: true };
    }
  return { how: null, isSaved: (await cardNow(ports, by, card)).state === 'saved' };
}

/** States in which the card may still be charged, or the booking is still to come. */
const keeping: ReadonlySet<BookingStatus> = new Set<BookingStatus>([
  'held',
  'pending',
  'confirmed',
  'in_progress',
  'no_show',
  // Its cards are those of the booking that took its place.
  'rescheduled',
]);

/** Lets go of the cards of a booking that is in a state in which none can be charged any more. With the booking held. */
export async function letGoOfCards(
  tx: Tx,
  who: By,
  { id, status }: { readonly id: string; readonly status: BookingStatus },
): Promise<void> {
  if (!keeping.has(status)) await letGoInTx(tx, who, id);
}
