import { inSeconds } from '#platform/clock';
import type { Tx } from '#platform/tx';
import type { CalendarEvent } from '../event.ts';

const daySeconds = 24 * 3600;

/** Bookings from a month back until as far ahead as anybody books, in days, and the most of them. */
const daysBack = 31;
const daysAhead = 400;
const mostBookings = 5000;

const shown = ['pending', 'confirmed', 'in_progress', 'completed', 'no_show'] as const;

/** Whose bookings; null: all of the business. */
interface Followed {
  readonly tenant: string;
  readonly resource: string | null;
  readonly publicUrl: string;
}

/** Bookings as a calendar program of staff shows them: who comes, for what and where. Notes and contacts stay here. */
export async function followed(tx: Tx, of: Followed): Promise<CalendarEvent[]> {
  const rows = await rowsOf(tx, of);
  return rows.map((row) => ({
    uid: row.calendar_uid,
    sequence: row.sequence,
    status: row.status === 'pending' ? 'tentative' : 'confirmed',
    start: row.starts_at,
    end: row.ends_at,
    changed: row.updated_at,
    summary: [row.service, row.person].filter((part) => part !== null && part !== '').join(': '),
    description: row.reference,
    location: [row.place, row.address].filter((part) => part !== null && part !== '').join(', '),
    organizer: null,
    attendees: [],
    url: `${of.publicUrl}/bookings/${row.id}`,
  }));
}

function rowsOf(tx: Tx, { tenant, resource }: Followed) {
  return tx
    .selectFrom('bookings as b')
    .innerJoin('services as s', (join) =>
      join.onRef('s.tenant_id', '=', 'b.tenant_id').onRef('s.id', '=', 'b.service_id'),
    )
    .leftJoin('locations as l', (join) =>
      join.onRef('l.tenant_id', '=', 'b.tenant_id').onRef('l.id', '=', 'b.location_id'),
    )
    .leftJoin('booking_people as p', (join) =>
      join
        .onRef('p.tenant_id', '=', 'b.tenant_id')
        .onRef('p.booking_id', '=', 'b.id')
        .on('p.place', '=', 0),
    )
    .select(['b.id', 'b.calendar_uid', 'b.sequence', 'b.status', 'b.starts_at', 'b.ends_at'])
    .select(['b.updated_at', 'b.reference', 's.name as service', 'p.name as person'])
    .select(['l.name as place', 'l.address'])
    .where('b.tenant_id', '=', tenant)
    .where('b.starts_at', '>=', inSeconds(-daysBack * daySeconds))
    .where('b.starts_at', '<', inSeconds(daysAhead * daySeconds))
    .where('b.status', 'in', shown)
    .$if(resource !== null, (all) =>
      all.where(({ exists, or, selectFrom }) =>
        exists(
          selectFrom('allocations as a')
            .select('a.id')
            .whereRef('a.tenant_id', '=', 'b.tenant_id')
            .where('a.resource_id', '=', resource)
            .where(({ eb }) =>
              or([
                eb('a.booking_id', '=', eb.ref('b.id')),
                eb('a.session_id', '=', eb.ref('b.session_id')),
              ]),
            ),
        ),
      ),
    )
    .orderBy('b.starts_at')
    .orderBy('b.id')
    .limit(mostBookings)
    .execute();
}
