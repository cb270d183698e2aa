import { record } from '#audit';
import { findLiving, readContacts } from '#identity';
import { putMessages } from '#messaging';
import { inSeconds, now } from '#platform/clock';
import { newId } from '#platform/ids';
import { Refusal } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Key, Staff, System } from '#platform/who';
import { placeAll } from '../bookings/place.ts';
import { instantOf } from '../bookings/times.ts';
import type { Wanted } from '../bookings/wanted.ts';
import { readSettings } from '../settings/read.ts';
import type { Entry } from './entry.ts';

/**
 * Keeps a time for somebody who waits, as a hold of their own that keeps it from everybody else, and writes to them. As `engine`,
 * with the entry held.
 * @returns why the time cannot be had, where it cannot
 * @throws {Refusal} where somebody else was faster: nothing of it may remain then
 */
export async function offer(
  tx: Tx,
  who: Staff | Key | System,
  entry: Entry,
  start: number,
): Promise<Refusal | undefined> {
  const { tenant } = who;
  const { offerMinutes } = await readSettings(tx, tenant);
  const last = instantOf(start);
  const given = inSeconds(offerMinutes * 60);
  const endsAt = given < last ? given : last;
  const [booking] = await placeAll(tx, tenant, [await wantedOf(tx, who, entry, { start, endsAt })]);
  if (booking instanceof Refusal) return booking;
  const id = newId();
  await tx
    .insertInto('waitlist_offers')
    .values({
      tenant_id: tenant,
      id,
      entry_id: entry.id,
      booking_id: booking as string,
      ends_at: endsAt,
      state: 'open',
      created_at: now(),
    })
    .execute();
  await tx
    .updateTable('waitlist_entries')
    .set({ state: 'offered', updated_at: now() })
    .where('tenant_id', '=', tenant)
    .where('id', '=', entry.id)
    .execute();
  const { customer, language } = entry;
  await record(tx, who, {
    type: 'waitlist.offered',
    subject: { kind: 'waitlist_entry', id: entry.id },
    customer,
    facts: { service: entry.service, booking: booking as string },
  });
  const subject = { kind: 'waitlist_offer', id };
  const message = { type: 'waitlist_offer', subject, language, to: { customer } } as const;
  await putMessages(tx, who, [{ ...message, occasion: 'offered' }]);
  return undefined;
}

/** The time as a booking of theirs that is held. */
async function wantedOf(
  tx: Tx,
  by: Staff | Key | System,
  entry: Entry,
  { start, endsAt }: { readonly start: number; readonly endsAt: Date },
): Promise<Wanted> {
  const { service, option, location, party, language, profile, resource } = entry;
  const { id, name } = await findLiving(tx, by, entry.customer);
  const contacts = await readContacts(tx, by.tenant, id);
  const first = (kind: string) => contacts.find((one) => one.kind === kind)?.value ?? null;
  const booker = { role: 'booker', name: name ?? '', company: null } as const;
  return {
    by,
    service,
    option,
    location,
    party,
    start,
    language,
    resources: resource === null ? [] : [resource],
    whom: { customer: id, profile },
    people: [{ ...booker, email: first('email'), phone: first('phone') }],
    heldUntil: endsAt,
    despite: [],
    request: null,
    answers: [],
    description: null,
    staffNote: null,
    customerZone: null,
    source: 'waitlist',
    utm: {},
    pays: false,
    waits: null,
    expectedPrice: null,
    terms: undefined,
  };
}
