import type { Waiting } from '#contract/booking/waitlist';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { minuteOf } from '../bookings/times.ts';
import { holdEntry } from './entry.ts';
import { firstFit } from './fit.ts';
import { offer } from './offer.ts';
import { readOne } from './rows.ts';

/**
 * Offers a time to somebody out of turn: the one that is said, or the first that suits them. As `engine`.
 * @throws {Refusal} `not_found`, `not_waiting`, and why the time cannot be had
 */
export async function offerOutOfTurn(
  tx: Tx,
  who: Staff | Key,
  id: string,
  start: string | undefined,
): Promise<Waiting> {
  const { tenant } = who;
  const { state } = await readOne(tx, tenant, id);
  const entry = await holdEntry(tx, who, id);
  if (state !== 'waiting' || entry?.state !== 'waiting') return refuse('not_waiting');
  const minute = start === undefined ? await firstFit(tx, tenant, entry) : minuteOf(start);
  if (minute === undefined) return refuse('slot_not_offered');
  const no = await offer(tx, who, entry, minute);
  if (no !== undefined) throw no;
  return readOne(tx, tenant, id);
}
