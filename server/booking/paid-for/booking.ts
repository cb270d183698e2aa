import { sql } from 'kysely';
import type { Describe } from '#platform/subject-port';
import { toldBooking } from '../letters/booking.ts';
import { instantIn } from '../letters/words.ts';
import { buyerOf } from './buyer.ts';
import { durationIn, languageFor } from './words.ts';

/** What a payment for a booking is for: its service, how long, when; in the language in which it was booked. */
export const describeBooking: Describe = async (tx, tenant, id) => {
  const { rows } = await sql<{ customer: string | null; language: string | null }>`
    SELECT customer_id AS customer, customer_language AS language FROM clientele.bookings
    WHERE tenant_id = ${tenant} AND id = ${id}`.execute(tx);
  const [row] = rows;
  if (row === undefined) return undefined;
  const { customer } = row;
  const language = await languageFor(tx, tenant, customer, row.language);
  const booking = await toldBooking(tx, tenant, id, language);
  if (booking === undefined) return undefined;
  const { service, starts, ends, zone, reference, name, email } = booking;
  const minutes = (ends.getTime() - starts.getTime()) / 60_000;
  const when = instantIn(language, zone, starts);
  const written = name === '' ? null : { name, email, address: null };
  return {
    words: `${service}, ${durationIn(language, minutes)}, ${when}`,
    reference,
    customer,
    buyer: customer === null ? written : ((await buyerOf(tx, tenant, customer)) ?? written),
    language,
    taxRate: null,
  };
};
