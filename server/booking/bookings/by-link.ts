import type { z } from 'zod';
import type { ownBooking } from '#contract/booking/booking';
import { tenantKeys } from '#platform/keys';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';
import { cancelOwn, checkInTime, conditionsOf } from './cancel.ts';
import { lastOf } from './chain.ts';
import { linkToken, namedBy, opens } from './link.ts';
import { lockWithCustomer, type Locked, lookAt } from './locked.ts';
import { type OwnRead, readOwn } from './read-own.ts';
import { reschedule, type Rescheduling } from './reschedule.ts';
import type { By } from './wanted.ts';

type Own = z.input<typeof ownBooking>;

/** Whoever has come to a business's page, or works for it. @throws {Refusal} `not_found` where the path names no business */
export function visitor(who: Who): By {
  if ('tenant' in who && who.tenant !== undefined) return who as By;
  return refuse('not_found');
}

/**
 * The booking that a link opens. As `engine`.
 * @throws {Refusal} `not_found` for what is no link, or an older one; `booking_replaced` with where to go
 */
export async function opened(tx: Tx, { tenant }: By, token: string): Promise<Locked> {
  const id = namedBy(token) ?? refuse('not_found');
  const keys = await tenantKeys(tx, tenant);
  const booking = await lookAt(tx, tenant, id);
  if (!opens(keys, token, { id, version: booking.linkVersion })) return refuse('not_found');
  if (booking.status !== 'rescheduled') return booking;
  const last = await lookAt(tx, tenant, await lastOf(tx, tenant, id));
  const link = linkToken(keys, { id: last.id, version: last.linkVersion });
  return refuse('booking_replaced', { facts: { reference: last.reference, link } });
}

/** Shows the booking that a link opens. @throws {Refusal} as `opened` */
export async function readByLink(tx: Tx, who: Who, token: string): Promise<Own> {
  const by = visitor(who);
  const { id } = await opened(tx, by, token);
  return (await shown(tx, by, id)).booking;
}

/** Cancels it, as long as its service allows that. @throws {Refusal} as `opened` and `cancelOwn` */
export async function cancelByLink(
  tx: Tx,
  who: Who,
  token: string,
  reason: string | null,
): Promise<Own> {
  const by = visitor(who);
  const { id } = await opened(tx, by, token);
  await cancelOwn(tx, by, id, reason);
  return (await shown(tx, by, id)).booking;
}

/** Puts another in its place, as long as its service allows that. @throws {Refusal} as `opened` and `reschedule` */
export async function rescheduleByLink(
  tx: Tx,
  who: Who,
  token: string,
  to: Omit<Rescheduling, 'despite'>,
): Promise<OwnRead> {
  const by = visitor(who);
  const { id } = await opened(tx, by, token);
  const booking = await lockWithCustomer(tx, by, id);
  checkInTime(booking, (await conditionsOf(tx, by.tenant, booking)).changeHours);
  return shown(tx, by, await reschedule(tx, by, booking, { ...to, despite: [] }));
}

async function shown(tx: Tx, { tenant }: By, id: string): Promise<OwnRead> {
  return (await readOwn(tx, tenant, [id])).get(id) ?? refuse('not_found');
}
