import { inSeconds, now } from '#platform/clock';
import { actorOf } from '#platform/who';
import type { Conditions } from './conditions.ts';
import { priceOf } from './price.ts';
import type { NewRow } from './rows.ts';
import { leadScore } from './score.ts';
import { dateOf, instantOf, localAt, tzdata } from './times.ts';
import type { Made } from './write.ts';

/** What a new booking is written down as. */
export function rowOf(
  { id, wanted, decided, booker }: Made,
  conditions: Conditions,
  { session, holdMinutes }: { readonly session: string | null; readonly holdMinutes: number },
): Omit<NewRow, 'reference'> {
  const { standing, start } = decided;
  const { zone } = standing.situation.service;
  const { minor, due } = priceOf(conditions, decided, wanted.party);
  const status = statusOf(conditions, wanted, due);
  const at = now();
  return {
    id,
    status,
    service_id: wanted.service,
    option_id: wanted.option,
    session_id: session,
    location_id: standing.location,
    customer_id: booker.customer,
    profile_id: booker.profile,
    starts_at: instantOf(start),
    ends_at: instantOf(start + standing.option.minutes),
    local_start: localAt(zone, start),
    zone: zone.zone,
    tzdata,
    buffer_before: conditions.bufferBefore,
    buffer_after: conditions.bufferAfter,
    cap_day: dateOf(decided.day),
    party_size: wanted.party,
    customer_language: wanted.language,
    customer_zone: wanted.customerZone,
    price_minor: minor,
    due_now_minor: wanted.package === undefined ? due : 0n,
    currency: conditions.currency,
    payment_status: wanted.instead?.paymentStatus ?? paymentStatusOf(conditions, wanted, minor),
    package_id: wanted.package ?? null,
    hold_ends_at: status === 'held' ? (wanted.heldUntil ?? inSeconds(holdMinutes * 60)) : null,
    predecessor_id: wanted.instead?.id ?? null,
    calendar_uid: wanted.instead?.calendarUid ?? `${id}@clientele`,
    sequence: wanted.instead?.sequence ?? 0,
    request_key: wanted.request?.key ?? null,
    request_hash: wanted.request?.hash ?? null,
    source: wanted.source,
    utm: wanted.utm,
    placed_by: wanted.by.kind === 'anonymous' ? 'guest' : wanted.by.kind,
    placed_by_id: actorOf(wanted.by),
    project_description: wanted.description,
    staff_note: wanted.staffNote,
    lead_score: leadScore(minor, wanted.description),
    follow_up_required: conditions.wantsFollowUp,
    confirmed_at: status === 'confirmed' ? at : null,
    terms_version: wanted.terms ?? null,
    created_at: at,
    updated_at: at,
  };
}

/** Where a new booking stands: held where something is to be paid first, else as the service says. */
function statusOf(
  { autoConfirm, pay }: Conditions,
  { pays, waits, heldUntil, package: paidWith }: Made['wanted'],
  due: bigint,
): 'held' | 'pending' | 'confirmed' {
  if (heldUntil !== undefined) return 'held';
  if (pays && paidWith === undefined && (due > 0n || pay === 'card_on_file')) return 'held';
  return (waits ?? !autoConfirm) ? 'pending' : 'confirmed';
}

function paymentStatusOf(
  { pay }: Conditions,
  { package: paidWith }: Made['wanted'],
  price: bigint,
): string {
  if (paidWith !== undefined) return 'paid';
  if (price === 0n) return 'waived';
  return pay === 'full' || pay === 'deposit' ? 'pending' : pay === 'free' ? 'waived' : 'on_site';
}
