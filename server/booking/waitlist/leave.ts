import { record } from '#audit';
import { now } from '#platform/clock';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';
import { visitor } from '../bookings/by-link.ts';
import { cancel } from '../bookings/cancel.ts';
import { lockBooking } from '../bookings/locked.ts';
import type { By } from '../bookings/wanted.ts';
import { close } from './answer.ts';
import { openedBy } from './link.ts';

/** Takes whoever has the link off the list; left twice, it is left once. As `engine`. @throws {Refusal} `not_found` */
export async function leaveByLink(tx: Tx, who: Who, token: string): Promise<void> {
  const by = visitor(who);
  await leave(tx, by, await openedBy(tx, by.tenant, token));
}

/** The same for staff. @throws {Refusal} `not_found`, `not_waiting` */
export async function remove(tx: Tx, by: By, id: string): Promise<void> {
  if (!(await leave(tx, by, id))) refuse('not_waiting');
}

/** @returns whether they waited until now */
async function leave(tx: Tx, by: By, id: string): Promise<boolean> {
  const { tenant } = by;
  const open = await tx
    .selectFrom('waitlist_offers')
    .select(['id', 'entry_id as entry', 'booking_id as booking'])
    .where('tenant_id', '=', tenant)
    .where('entry_id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst();
  // Their booking before themselves, as whoever takes the offer does.
  const booking = open === undefined ? undefined : await lockBooking(tx, tenant, open.booking);
  if (open !== undefined && booking?.status === 'held') {
    await cancel(tx, by, booking, { reason: null, refund: 'all' });
    await close(tx, by, { booking, offer: open, as: 'refused', entry: 'left' });
    return true;
  }
  const entry = await tx
    .updateTable('waitlist_entries')
    .set({ state: 'left', updated_at: now() })
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returning('customer_id as customer')
    .executeTakeFirst();
  if (entry === undefined) return isThere(tx, tenant, id);
  const { customer } = entry;
  const subject = { kind: 'waitlist_entry', id } as const;
  await record(tx, by, { type: 'waitlist.left', subject, customer });
  return true;
}

/** @returns false: they are there, and wait no more @throws {Refusal} `not_found` */
async function isThere(tx: Tx, tenant: string, id: string): Promise<false> {
  const row = await tx
    .selectFrom('waitlist_entries')
    .select('id')
    .where('tenant_id', '=', tenant)
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? refuse('not_found') : false;
}
