import type { z } from 'zod';
import type { booking, ownBooking } from '#contract/booking/booking';
import { now } from '#platform/clock';
import { isInTime, until } from './policy.ts';
import type { BookingRow } from './row.ts';
import { standing } from './transitions.ts';

type Booking = z.input<typeof booking>;
type OwnBooking = z.input<typeof ownBooking>;

function seenOf(row: BookingRow) {
  const money = (minor: bigint) => ({ minor: String(minor), currency: row.currency });
  return {
    reference: row.reference,
    status: row.status,
    option: { id: row.option_id, name: row.option_name, minutes: row.option_minutes },
    location:
      row.location_id === null ? null : { id: row.location_id, name: row.location_name ?? '' },
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    local: row.local_start,
    zone: row.zone,
    party: row.party_size,
    price: money(row.price_minor),
    dueNow: money(row.due_now_minor),
    paymentStatus: row.payment_status,
    package: row.package,
    holdEndsAt: row.hold_ends_at?.toISOString() ?? null,
    version: row.version,
  };
}

/** A booking as it stands in lists of staff. */
export function listed(row: BookingRow): Booking {
  return {
    id: row.id,
    ...seenOf(row),
    service: { id: row.service_id, name: row.service_name },
    session: row.session_id,
    series: row.series_id,
    customer:
      row.customer_id === null ? null : { id: row.customer_id, name: row.customer_name ?? '' },
    booker: row.people[0]?.name ?? '',
    resources: [...row.resources],
    source: row.source,
    followUpRequired: row.follow_up_required,
    createdAt: row.created_at.toISOString(),
  };
}

/** What whoever booked sees besides. */
export interface MoreOfOwn {
  readonly project_description: string | null;
  readonly meeting_url: string | null;
  /** The last card that was asked for. */
  readonly card: {
    readonly state: string;
    readonly brand: string | null;
    readonly last4: string | null;
    readonly fee: string | null;
    readonly currency: string | null;
    readonly fault: string | null;
  } | null;
}

/** A booking as whoever booked sees it. */
export function own(row: BookingRow & MoreOfOwn): OwnBooking {
  const still = (hours: number) =>
    standing.includes(row.status) && isInTime(row.starts_at, hours, now())
      ? until(row.starts_at, hours).toISOString()
      : null;
  return {
    ...seenOf(row),
    service: { id: row.service_id, name: row.service_name, slug: row.service_slug },
    with: row.resources.flatMap(({ kind, name }) => (kind === 'person' ? [name] : [])),
    people: [...row.people],
    description: row.project_description,
    changeUntil: still(row.change_hours),
    cancelUntil: still(row.cancel_hours),
    meetingUrl: row.meeting_url,
    card: cardOf(row),
  };
}

/** The card that is kept, or that a held booking waits for. */
function cardOf({ status, card }: Pick<BookingRow, 'status'> & MoreOfOwn): OwnBooking['card'] {
  if (card === null || (card.state !== 'saved' && status !== 'held')) return null;
  const { brand, last4, fee: minor, currency, fault } = card;
  const fee = minor === null || currency === null ? null : { minor, currency };
  return { brand, last4, fee, isRefused: card.state !== 'saved' && fault !== null };
}
