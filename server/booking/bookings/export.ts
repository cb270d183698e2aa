import { sql } from 'kysely';
import { record } from '#audit';
import { safeLine } from '#identity';
import { now } from '#platform/clock';
import type { Database } from '#platform/db';
import type { FileOut } from '#platform/handler';
import type { Tx } from '#platform/tx';
import type { Key, Staff } from '#platform/who';
import { countBookings } from './count.ts';
import { allOf, type Filters, whichOf } from './list.ts';
import { type BookingRow, readRows } from './row.ts';

const stepBookings = 500;

/** Spreadsheet programs take a file for UTF-8 only when it says so. */
const mark = '\uFEFF';
const utf8 = new TextEncoder();

/** What a line says of a booking, column by column. */
const columns: Readonly<Record<string, (row: BookingRow) => string>> = {
  reference: ({ reference }) => reference,
  status: ({ status }) => status,
  start: ({ starts_at: at }) => at.toISOString(),
  end: ({ ends_at: at }) => at.toISOString(),
  local: ({ local_start: local }) => local,
  zone: ({ zone }) => zone,
  service: ({ service_name: name }) => name,
  option: ({ option_name: name }) => name,
  location: ({ location_name: name }) => name ?? '',
  with: ({ resources }) => resources.map(({ name }) => name).join('; '),
  customer: ({ customer_id: id }) => id ?? '',
  name: ({ people }) => people[0]?.name ?? '',
  email: ({ people }) => people[0]?.email ?? '',
  phone: ({ people }) => people[0]?.phone ?? '',
  party: ({ party_size: party }) => String(party),
  price_minor: ({ price_minor: minor }) => String(minor),
  currency: ({ currency }) => currency,
  payment: ({ payment_status: status }) => status,
  source: ({ source }) => source,
  booked_at: ({ created_at: at }) => at.toISOString(),
};

/** Bookings as a CSV file, in the order of their start, read while it is sent; written down in the audit before. */
export async function exportBookings(
  db: Database,
  who: Staff | Key,
  filters: Filters,
): Promise<FileOut> {
  await db.as(who, 'caller', async (tx) => {
    const { all } = await countBookings(tx, who.tenant, filters);
    await record(tx, who, {
      type: 'bookings.exported',
      subject: { kind: 'business', id: who.tenant },
      facts: { bookings: all },
    });
  });
  return {
    name: `bookings ${now().toISOString().slice(0, 10)}.csv`,
    type: 'text/csv; charset=utf-8',
    content: linesOf(db, who, filters),
  };
}

async function* linesOf(
  db: Database,
  who: Staff | Key,
  filters: Filters,
): AsyncGenerator<Uint8Array> {
  yield utf8.encode(mark + safeLine(Object.keys(columns)));
  let last: BookingRow | undefined;
  for (;;) {
    const place = last;
    const rows = await db.read(who, 'caller', (tx) => next(tx, who.tenant, filters, place));
    const lines = rows.map((row) => safeLine(Object.values(columns).map((read) => read(row))));
    if (lines.length > 0) yield utf8.encode(lines.join(''));
    last = rows.at(-1);
    if (rows.length < stepBookings) return;
  }
}

function next(
  tx: Tx,
  tenant: string,
  filters: Filters,
  after: BookingRow | undefined,
): Promise<BookingRow[]> {
  const further =
    after === undefined
      ? sql<boolean>`true`
      : sql<boolean>`(b.starts_at, b.id) > (${after.starts_at}::timestamptz, ${after.id}::uuid)`;
  return readRows(tx, tenant, allOf([whichOf(filters), further]), {
    order: sql`b.starts_at, b.id`,
    limit: stepBookings,
  });
}
