import { sql } from 'kysely';
import type { ReplyOf } from '#contract/operation';
import type { bookingsOperations } from '#contract/booking/bookings';
import { bookingStatuses } from '#contract/booking/booking';
import { tenantKeys } from '#platform/keys';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { linkToken } from './link.ts';
import { oneOf, readRows } from './row.ts';
import { listed } from './shown.ts';
import { mayBecome } from './transitions.ts';

type Detail = ReplyOf<typeof bookingsOperations.getBooking>;

const columns =
  sql.raw(`, b.project_description AS description, b.staff_note AS "staffNote", b.customer_language AS language,
  b.customer_zone AS "customerZone", b.utm, b.lead_score AS "leadScore",
  b.estimated_value_minor::text AS "estimatedValueMinor",
  json_build_object('platform', b.meeting_platform, 'url', b.meeting_url, 'id', b.meeting_id, 'password',
    b.meeting_password) AS meeting,
  b.follow_up_on::text AS "followUpOn", b.follow_up_notes AS "followUpNotes", b.actual_start_at AS "actualStartAt",
  b.actual_end_at AS "actualEndAt", b.confirmed_at AS "confirmedAt", b.started_at AS "startedAt",
  b.completed_at AS "completedAt", b.cancelled_at AS "cancelledAt", b.no_show_at AS "noShowAt",
  b.cancel_reason AS "cancelReason", b.cancelled_by AS "cancelledBy",
  json_build_object('kind', b.placed_by, 'id', b.placed_by_id) AS "placedBy", b.predecessor_id AS predecessor,
  b.successor_id AS successor, b.sequence,
  (SELECT coalesce(json_agg(json_build_object('question', q.id, 'label', q.label, 'value', a.value)
      ORDER BY q.position, q.id), '[]')
    FROM clientele.booking_answers a
    JOIN clientele.service_questions q ON q.tenant_id = a.tenant_id AND q.id = a.question_id
    WHERE a.tenant_id = b.tenant_id AND a.booking_id = b.id) AS answers`);

type Stamps = Readonly<
  Record<
    | 'actualStartAt'
    | 'actualEndAt'
    | 'confirmedAt'
    | 'startedAt'
    | 'completedAt'
    | 'cancelledAt'
    | 'noShowAt',
    Date | null
  >
>;
type More = Pick<
  Detail,
  | 'description'
  | 'staffNote'
  | 'language'
  | 'customerZone'
  | 'utm'
  | 'leadScore'
  | 'estimatedValueMinor'
  | 'meeting'
  | 'followUpOn'
  | 'followUpNotes'
  | 'cancelReason'
  | 'cancelledBy'
  | 'placedBy'
  | 'predecessor'
  | 'successor'
  | 'sequence'
  | 'answers'
> &
  Stamps;

/** A booking whole, for staff. @throws {Refusal} `not_found` */
export async function readBooking(tx: Tx, tenant: string, id: string): Promise<Detail> {
  const keys = await tenantKeys(tx, tenant);
  const [row] = await readRows<More>(tx, tenant, oneOf([id]), { more: columns });
  if (row === undefined) return refuse('not_found');
  const { description, staffNote, language, customerZone, utm, leadScore, estimatedValueMinor } =
    row;
  const { meeting, followUpOn, followUpNotes, cancelReason, cancelledBy, placedBy } = row;
  const { predecessor, successor, sequence, answers } = row;
  return {
    ...listed(row),
    people: [...row.people],
    answers,
    description,
    staffNote,
    language,
    customerZone,
    utm,
    leadScore,
    estimatedValueMinor,
    meeting,
    followUpOn,
    followUpNotes,
    cancelReason,
    cancelledBy,
    placedBy,
    predecessor,
    successor,
    sequence,
    ...stamped(row),
    link: linkToken(keys, { id, version: row.link_version }),
    next: bookingStatuses.filter((to) => mayBecome(row.status, to)),
  };
}

function stamped(row: Stamps) {
  const text = (at: Date | null) => at?.toISOString() ?? null;
  return {
    actualStartAt: text(row.actualStartAt),
    actualEndAt: text(row.actualEndAt),
    confirmedAt: text(row.confirmedAt),
    startedAt: text(row.startedAt),
    completedAt: text(row.completedAt),
    cancelledAt: text(row.cancelledAt),
    noShowAt: text(row.noShowAt),
  };
}
