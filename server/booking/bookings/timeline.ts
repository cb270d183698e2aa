import { sql } from 'kysely';
import type { bookingsOperations } from '#contract/booking/bookings';
import type { QueryOf, ReplyOf } from '#contract/operation';
import { nextCursor, readCursor } from '#platform/keyset';
import type { Tx } from '#platform/tx';
import { lookAt } from './locked.ts';

type Reading = typeof bookingsOperations.getBookingTimeline;
type Entry = ReplyOf<Reading>['rows'][number];

/** What happened to a booking and to its payments, newest first. As `caller`. @throws {Refusal} `not_found` */
export async function readTimeline(
  tx: Tx,
  tenant: string,
  { id, limit, cursor }: QueryOf<Reading> & { readonly id: string },
): Promise<ReplyOf<Reading>> {
  await lookAt(tx, tenant, id);
  const [before = null] = readCursor(cursor, ['id']) ?? [];
  const { rows } = await sql<Omit<Entry, 'at'> & { at: Date }>`
    SELECT e.id, e.at, e.type, json_build_object('kind', e.actor_kind, 'id', e.actor_id) AS actor,
      json_build_object('kind', e.subject_kind, 'id', e.subject_id) AS subject, e.facts
    FROM clientele.events e
    WHERE e.tenant_id = ${tenant} AND (${before}::uuid IS NULL OR e.id < ${before}::uuid)
      AND (e.subject_kind = 'booking' AND e.subject_id = ${id}
        OR e.subject_kind = 'payment' AND e.subject_id IN (
          SELECT p.id FROM clientele.payments p WHERE p.tenant_id = ${tenant} AND p.subject_id = ${id}))
    ORDER BY e.id DESC LIMIT ${limit + 1}`.execute(tx);
  return {
    rows: rows.slice(0, limit).map((row) => ({ ...row, at: row.at.toISOString() })),
    next: nextCursor(rows, limit, (row) => [row.id]),
  };
}
